"""Commands: their names, arguments, parameters and redirections."""

from __future__ import annotations

from typing import Final, Literal

from .. import tree
from .cursor import COMMAND
from .operands import Operands
from .tokens import ParameterName, Pieces, Redirected, Token

_VERBATIM: Final = "--%"
_ENDS_COMMAND: Final = frozenset(["|", "}", ")", "eof", "newline", ";", "&&", "||", "&"])
_NO_ARGUMENT: Final = _ENDS_COMMAND | frozenset(("redirection", "<", "--", ","))
_OPERANDS: Final = frozenset(
    ("variable", "splatted", "number", "single", "double", "single_here", "double_here", "(", "$(", "@(", "@{", "{")
)
_STREAMS: Final = ("*", "output", "error", "warning", "verbose", "debug", "information")


class CommandParts:
    """The parts of a command as far as it is parsed, and where it ends so far."""

    __slots__ = ("elements", "end", "redirections")

    def __init__(self, end: int) -> None:
        self.elements: list[tree.Expression | tree.CommandParameter] = []
        self.redirections: dict[int | str, tree.Redirection] = {}
        self.end = end

    def add(self, element: tree.Expression | tree.CommandParameter) -> None:
        """Adds an element, with which the command ends."""
        self.elements.append(element)
        self.end = element.end

    def command(self, start: int, invocation: Literal["", "&", "."] = "") -> tree.Command:
        """Returns the command."""
        return tree.Command(start, self.end, tuple(self.elements), invocation, tuple(self.redirections.values()))


class Commands(Operands):
    """Parses commands."""

    def single_argument(self, *, is_name: bool = False, goes_on: bool = False) -> tree.Expression | None:
        """Parses one argument as a command has them: a name, or one that goes on after a comma; None where there is none."""
        if self.peek().kind in (",", "eof"):
            return None
        mode = self.set_mode(COMMAND)
        found = self.argument(self.next(), is_name=is_name, goes_on=goes_on)
        self.set_mode(mode)
        return found

    def argument(self, token: Token, *, is_name: bool = False, goes_on: bool = True) -> tree.Expression | None:
        """Parses an argument from its first token; None, with the token given back, where it cannot be one."""
        found: list[tree.Expression] = []
        comma: Token | None = None
        while True:
            if token.kind in _NO_ARGUMENT:
                self.unget(token)
                if comma is None:
                    return None
                self.missing("MissingExpression", comma.end, ",")
                return tree.ErrorExpression(found[0].start, comma.end, tuple(found))
            found.append(self._value(token, is_name))
            if not goes_on or (token.kind == "generic" and token.value == _VERBATIM):
                break
            comma = self.peek()
            if comma.kind != ",":
                break
            self.skip()
            self.skip_newlines()
            token = self.next()
        return found[0] if len(found) == 1 else tree.ArrayLiteral(found[0].start, found[-1].end, tuple(found))

    def _value(self, token: Token, is_name: bool) -> tree.Expression:
        """Returns one value; nothing is expanded in the bare name of a command."""
        if token.kind in _OPERANDS:
            self.unget(token)
            found = self.primary(True)
            assert found is not None
            return found
        if token.kind != "generic":
            return self._word(token)
        if isinstance(token.value, Pieces) and is_name:
            return tree.String(token.start, token.end, token.value.text, "bare")
        return self.text_expression(token)

    def _word(self, token: Token) -> tree.String:
        return tree.String(token.start, token.end, self.text_of(token), "bare")

    def command(self) -> tree.Command | None:
        """Parses a command; None where there is none."""
        mode = self.set_mode(COMMAND)
        first = token = self.next()
        invocation: Literal["", "&", "."] = ""
        if first.kind == "." or first.kind == "&":
            invocation = "." if first.kind == "." else "&"
            token = self.next()
        found = CommandParts(first.end)
        self._elements(token, found, is_expanded=bool(invocation))
        self.set_mode(mode)
        if not found.elements:
            if invocation:
                self.report_at("MissingExpression", first, invocation)
            return None
        return found.command(first.start, invocation)

    def _elements(self, token: Token, found: CommandParts, *, is_expanded: bool) -> None:
        """Parses the elements and redirections of a command; the first element is its name, which may be expanded or not."""
        is_name = True
        no_parameters = False
        while token.kind not in _ENDS_COMMAND:
            kind = token.kind
            found.end = token.end
            if kind == "--":
                # The first is a parameter without a name, a later one is text (R2.7).
                written = self._word(token)
                found.add(written if no_parameters else tree.CommandParameter(token.start, token.end, "-", None, written.value))
                no_parameters = True
            elif kind == ",":
                self.report_at("MissingArgument", token)
                self.skip_newlines()
            elif kind == "parameter":
                found.add(self._word(token) if is_name or no_parameters else self._command_parameter(token))
            elif kind in ("redirection", "<"):
                if is_name:
                    found.add(self._word(token))
                else:
                    found.end = self.redirection(token, found.redirections).end
            elif kind == "inlinescript" and is_name and not is_expanded:
                if not self._inline_script(token, found):
                    return
            elif self._take_argument(token, found, is_name=is_name, is_expanded=is_expanded):
                return
            is_name = False
            token = self.next()
        self.unget(token)

    def _take_argument(self, token: Token, found: CommandParts, *, is_name: bool, is_expanded: bool) -> bool:
        """Parses an argument; returns whether it takes the rest of the line as it is."""
        argument = self.argument(token, is_name=is_name and not is_expanded, goes_on=not is_name)
        assert argument is not None
        found.add(argument)
        if token.value != _VERBATIM or not self._may_be_verbatim():
            return False
        verbatim = self.lexer.verbatim_argument()
        found.add(tree.String(verbatim.start, verbatim.end, verbatim.value, "bare"))
        return True

    def _may_be_verbatim(self) -> bool:
        if self.ahead is not None and self.ahead.kind != "parameter":
            return False
        self.ahead = None
        return True

    def _command_parameter(self, token: Token) -> tree.CommandParameter:
        parameter: ParameterName = token.value
        argument = None
        end = token.end
        # A comma behind the colon is reported as the next element.
        if parameter.has_colon and self.peek().kind != ",":
            argument = self.argument(self.next())
            if argument is None:
                self.report("ParameterRequiresArgument", end, end, self.text_of(token))
            else:
                end = argument.end
        return tree.CommandParameter(token.start, end, parameter.name, argument, self.text_of(token))

    def _inline_script(self, token: Token, found: CommandParts) -> bool:
        """Parses the block of a workflow's script; returns whether there is one."""
        found.add(self._word(token))
        self.skip_newlines()
        left = self.next()
        if left.kind != "{":
            self.unget(left)
            self.missing("MissingStatementAfterKeyword", token.end, self.text_of(token))
            return False
        found.add(self.script_block_expression(left))
        return True

    def redirection(self, token: Token, redirections: dict[int | str, tree.Redirection]) -> tree.Redirection:
        """Parses a redirection and adds it to those there are; one of each stream only."""
        if token.kind == "<":
            target = self._file(token)
            self.report_at("RedirectionNotSupported", token, "<")
            return tree.Redirection(token.start, target.end, 0, target=target)
        redirected: Redirected = token.value
        stream: int | Literal["*"] = redirected.stream or "*"
        if redirected.into is None:
            target = self._file(token)
            found = tree.Redirection(token.start, target.end, stream, target=target, append=redirected.append)
        else:
            if redirected.into != 1 or stream == 1:
                self.report_at("RedirectionNotSupported", token, self.text_of(token))
            found = tree.Redirection(token.start, token.end, stream, merge_into=1)
        if stream in redirections:
            self.report_at("StreamAlreadyRedirected", found, f"{_STREAMS[redirected.stream]} stream")
        else:
            redirections[stream] = found
        return found

    def _file(self, token: Token) -> tree.Expression:
        found = self.single_argument()
        if found is None:
            self.report("MissingFileSpecification", token.end, token.end)
            found = tree.ErrorExpression(token.start, token.end)
        return found

"""The arguments of a command as argument items (binding.md section 2), as far as they are constants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..framework.binding.arguments import ArgumentItem
from ..framework.characters import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES
from ..framework.conversion.number_text import scan
from ..framework.conversion.text import to_text
from ..framework.values.nothing import UNBOUND
from ..framework.values.numbers import literal
from .characters import BLANKS, ENDS_PARAMETER, ENDS_WORD, NEW_LINES
from .constants import primary
from .scanner import Lookup, NotConstant, Scanner

_PRIMARY_STARTS = ("@(", "@{", "(", "{", "$", *SINGLE_QUOTES, *DOUBLE_QUOTES)
_NO_ARGUMENT = "|;)}&,>" + NEW_LINES + "\0"
"""What cannot start an argument: the end of the command, a redirection, a comma without anything before it."""


def read_arguments(text: str, lookup: Lookup | None = None, *, start: int = 0) -> list[ArgumentItem]:
    """Returns the items of what follows a command's name, from `start` on.

    `lookup` gives the values of variables besides ``$null``, ``$true`` and ``$false``. Raises ParseException for what the
    engine refuses, NotConstant for what only running the text can tell.
    """
    scanner = Scanner(text, lookup)
    scanner.at = start
    return _Reader(scanner).items()


class _Reader:
    """Reads one command line."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.names_are_text = False

    def items(self) -> list[ArgumentItem]:
        scanner = self.scanner
        found: list[ArgumentItem] = []
        scanner.skip()
        while not self._at_end():
            if scanner.peek() == ",":
                raise scanner.error("MissingArgument", "Missing argument in parameter list.")
            if self._is_splat():
                found += self._splat()
            elif self._is_marker() and not self.names_are_text:
                scanner.at += 2
                self.names_are_text = True
            elif not self.names_are_text and self._is_parameter():
                found.append(self._parameter())
            else:
                begins = scanner.at
                value = self._argument()
                found.append(ArgumentItem(value=value, position=(begins, scanner.at - begins)))
            scanner.skip()
        return found

    def _at_end(self) -> bool:
        """Whether the command is over; what follows on the line is to be run."""
        char = self.scanner.peek()
        if char in ";" + NEW_LINES:
            self.scanner.at += 1
            self.scanner.skip(new_lines=True)
            char = self.scanner.peek()
            if char != "\0":
                raise NotConstant
        if char in "|)}&>":
            raise NotConstant
        return char == "\0" and self.scanner.at >= len(self.scanner.text)

    def _is_marker(self) -> bool:
        """Whether ``--`` stands here on its own (R2.7)."""
        scanner = self.scanner
        return scanner.peek() in DASHES and scanner.peek(1) in DASHES and scanner.peek(2) in BLANKS + NEW_LINES + "\0"

    def _is_parameter(self) -> bool:
        """Whether a dash with a name stands here, and no quote makes it text (R2.2, R2.3)."""
        scanner = self.scanner
        following = scanner.peek(1)
        return (
            scanner.peek() in DASHES
            and (following.isalpha() or following in "_?")
            and scanner.text[self._end_of_name() : self._end_of_name() + 1] not in tuple(SINGLE_QUOTES + DOUBLE_QUOTES)
        )

    def _end_of_name(self) -> int:
        index = self.scanner.at + 1
        text = self.scanner.text
        while index < len(text) and text[index] not in ENDS_PARAMETER + ":" + SINGLE_QUOTES + DOUBLE_QUOTES:
            index += 1
        return index

    def _parameter(self) -> ArgumentItem:
        scanner = self.scanner
        begins = scanner.at
        end = self._end_of_name()
        name = scanner.text[begins + 1 : end]
        scanner.at = end
        value: Any = UNBOUND
        if scanner.take(":"):
            typed = scanner.text[begins : scanner.at]
            ends = scanner.at
            scanner.skip()
            if scanner.peek() == ",":
                raise scanner.error("MissingArgument", "Missing argument in parameter list.")
            if scanner.peek() in _NO_ARGUMENT or self._is_marker():
                raise scanner.error("ParameterRequiresArgument", f"Parameter {typed} requires an argument.", offset=ends)
            value = self._argument()
        else:
            typed = scanner.text[begins:end]
        return ArgumentItem(name, value, text=typed, position=(begins, scanner.at - begins))

    def _argument(self) -> Any:
        """Reads one argument: a value, or an array of values with commas between them (R2.11)."""
        scanner = self.scanner
        value = self._element(whole=True)
        values: list[Any] = []
        while True:
            after = scanner.at
            scanner.skip()
            if not scanner.take(","):
                scanner.at = after
                return [*values, value] if values else value
            values.append(_plain(value))
            comma = scanner.at
            scanner.skip(new_lines=True)
            if scanner.peek() in _NO_ARGUMENT:
                message = "Missing expression after ',' in pipeline element."
                raise scanner.error("MissingExpression", message, offset=comma)
            value = self._element(whole=False)

    def _element(self, *, whole: bool) -> Any:
        """Reads one value. A number that is a whole argument remembers how it was written (R2.9)."""
        scanner = self.scanner
        if any(scanner.text.startswith(start, scanner.at) for start in _PRIMARY_STARTS):
            return primary(scanner)
        begins = scanner.at
        word, quoted = self._word()
        if scanner.at == begins:
            raise NotConstant
        typed = scanner.text[begins : scanner.at]
        number = None if quoted else scan(typed)
        if number is None:
            return word
        return literal(number, typed) if whole and to_text(number) != typed else number

    def _word(self) -> tuple[str, bool]:
        """Reads a bare word; quoted parts in its middle belong to it (R2.10). Also returns whether it had any."""
        scanner = self.scanner
        parts: list[str] = []
        quoted = False
        if self._is_parameter():
            # A parameter where only a value can stand is text, colon included (R2.4, R2.11).
            end = self._end_of_name()
            end += scanner.text[end : end + 1] == ":"
            parts.append(scanner.text[scanner.at : end])
            scanner.at = end
            return "".join(parts), True
        while scanner.peek() not in ENDS_WORD:
            char = scanner.peek()
            if char in SINGLE_QUOTES:
                parts.append(scanner.single_quoted())
                quoted = True
            elif char in DOUBLE_QUOTES:
                parts.append(scanner.double_quoted())
                quoted = True
            elif char == "$":
                parts.append(scanner.expanded())
                quoted = True
            else:
                scanner.at += 1
                if char == "`" and scanner.at < len(scanner.text):
                    char = scanner.escaped()
                    quoted = True
                parts.append(char)
        return "".join(parts), quoted

    def _is_splat(self) -> bool:
        following = self.scanner.peek(1)
        return self.scanner.peek() == "@" and (following.isalpha() or following == "_")

    def _splat(self) -> list[ArgumentItem]:
        """Reads ``@name``: one item per entry of a dictionary, per element of an array, or one value (R2.13)."""
        value = self.scanner.variable()
        if isinstance(value, Mapping):
            return [ArgumentItem(str(key), item, from_splat=True) for key, item in value.items()]
        return [ArgumentItem(value=item) for item in (value if isinstance(value, list | tuple) else [value])]


def _plain(value: Any) -> Any:
    """Returns a number without the text it was typed as: an element of an array does not remember it."""
    typed = getattr(value, "token_text", None)
    return value if typed is None else scan(typed)

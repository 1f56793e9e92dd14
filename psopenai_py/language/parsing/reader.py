"""How the grammar reads tokens: one token is looked at ahead, and read again where the mode changes."""

from __future__ import annotations

from typing import Final

from .. import tree
from .cursor import COMMAND, EXPRESSION
from .errors import ErrorList
from .lexer import Lexer
from .source import Source
from .tokens import INVARIANT, Nested, Token

_OPENING = {"(": ")", "{": "}", "[": "]"}
_CLOSING = frozenset(_OPENING.values())
_SAME_IN_EXPRESSION = INVARIANT | {"variable", "splatted", "number", "["}
"""Kinds that mean the same in an expression if they stand in a command, where more than in an expression belongs to a word."""


MOST_NESTED: Final = 500
"""How deep what stands in what may be."""


class TooComplicated(Exception):
    """The text is nested too deeply."""


_MOST_NESTED_TEXTS = 100
"""Subexpressions of texts inside each other: each level reads all that is below it once more."""


class Reader:
    """Gives the grammar its tokens and takes its errors.

    `ahead` is the token that was looked at and not yet taken. `no_comma`: a comma does not make an array here. `has_types`: a class
    or an enumeration was parsed.
    """

    def __init__(self, source: Source, errors: ErrorList) -> None:
        self.source = source
        self.text = source.text
        self.errors = errors
        self.lexer = Lexer(source.text, errors)
        self.ahead: Token | None = None
        self.no_comma = False
        self.has_types = False
        self.nested_texts = 0  # how many texts are around what is read
        self.depth = 0

    def enter(self) -> None:
        """Goes one level deeper. Raises TooComplicated; whoever entered takes one from `depth` again."""
        self.depth += 1
        if self.depth > MOST_NESTED:
            raise TooComplicated

    def next(self) -> Token:
        """Takes the next token."""
        token = self.ahead
        if token is None:
            return self.lexer.next()
        self.ahead = None
        return token

    def peek(self) -> Token:
        """Returns the next token without taking it."""
        token = self.ahead
        if token is None:
            token = self.ahead = self.lexer.next()
        return token

    def skip(self) -> None:
        """Takes the token that was looked at."""
        self.ahead = None

    def unget(self, token: Token) -> None:
        """Gives a token back."""
        self.ahead = token

    def skip_newlines(self) -> None:
        """Takes line ends."""
        ahead = self.ahead
        if ahead is None or ahead.kind == "newline":
            self.ahead = None
            self.lexer.skip_newlines()

    def skip_separators(self) -> None:
        """Takes line ends and semicolons."""
        ahead = self.ahead
        if ahead is None or ahead.kind in ("newline", ";"):
            self.ahead = None
            self.lexer.skip_newlines(separators=True)

    def set_mode(self, mode: int) -> int:
        """Changes the mode, and returns the one before; the token ahead is read again if it may be another one then."""
        lexer = self.lexer
        before = lexer.mode
        if mode != before:
            ahead = self.ahead
            if ahead is not None:
                same = _SAME_IN_EXPRESSION if mode == EXPRESSION and before == COMMAND else INVARIANT
                if ahead.kind not in same:
                    self.ahead = None
                    lexer.resync(ahead.start)
            lexer.mode = mode
        return before

    def resync(self, offset: int) -> None:
        """Goes back to an offset."""
        self.ahead = None
        self.lexer.resync(offset)

    def text_of(self, place: Token | tree.Node) -> str:
        """Returns the text of a token or a node."""
        return self.text[place.start : place.end]

    def left_bracket(self) -> Token | None:
        """Takes the bracket of an attribute or a type."""
        ahead = self.ahead
        if ahead is None:
            return self.lexer.left_bracket()
        if ahead.kind != "[":
            return None
        self.ahead = None
        return ahead

    def member_operator(self, allow_bracket: bool) -> Token | None:
        """Takes the operator of a member access; a token that was looked at shows that something is wrong, so there is none."""
        return self.lexer.member_operator(allow_bracket) if self.ahead is None else None

    def begin_nested(self, nested: Nested) -> Lexer:
        """Begins to read a subexpression inside a text; returns what `end_nested` takes. TooComplicated for too many levels."""
        if self.nested_texts == _MOST_NESTED_TEXTS:
            raise TooComplicated
        self.nested_texts += 1
        outer = self.lexer
        lexer = Lexer(nested.text, self.errors, nested.start, nested.skipped)
        lexer.mode = outer.mode
        lexer.in_workflow = outer.in_workflow
        lexer.comments = outer.comments
        self.lexer = lexer
        return outer

    def end_nested(self, outer: Lexer) -> None:
        """Goes on with the text around."""
        self.nested_texts -= 1
        self.ahead = None
        self.lexer = outer

    def sync(self, take: bool, *kinds: str) -> None:
        """Takes tokens up to one of the kinds that stands outside of brackets; a closing one among them counts as opened."""
        depths = {opening: int(closing in kinds) for opening, closing in _OPENING.items()}
        opening_of = {closing: opening for opening, closing in _OPENING.items()}
        while True:
            token = self.next()
            kind = token.kind
            if kind in _OPENING:
                depths[kind] += 1
            elif kind in _CLOSING:
                opening = opening_of[kind]
                depths[opening] -= 1
                if depths[opening] == 0 and kind in kinds:
                    if not take:
                        self.unget(token)
                    return
            elif kind == "eof":
                self.unget(token)
                return
            if kind in kinds and not any(depths.values()):
                return

    def report(self, error_id: str, start: int, end: int, *arguments: object) -> None:
        """Reports an error at a place."""
        self.errors.add(error_id, start, end, *arguments)

    def report_at(self, error_id: str, place: Token | tree.Node, *arguments: object) -> None:
        """Reports an error at the place of a token or a node."""
        self.errors.add(error_id, place.start, place.end, *arguments)

    def missing(self, error_id: str, offset: int, *arguments: object) -> bool:
        """Reports what is missing at an offset; returns whether more text may help."""
        incomplete = self.lexer.is_end(offset)
        self.errors.add(error_id, offset, offset, *arguments, incomplete=incomplete)
        return incomplete

    def missing_at(self, error_id: str, place: Token | tree.Node, *arguments: object, found: int | None = None) -> None:
        """Reports what is missing at the place of a token or a node; `found` is the offset where that turned out."""
        incomplete = self.lexer.is_end(place.end if found is None else found)
        self.errors.add(error_id, place.start, place.end, *arguments, incomplete=incomplete)


class Grammar(Reader):
    """What the parts of the grammar need of each other."""

    def expression(self, in_ternary: bool = False) -> tree.Expression | None:
        """Parses an expression; None where there is none."""
        raise NotImplementedError

    def unary_expression(self, in_ternary: bool = False) -> tree.Expression | None:
        """Parses an operand with the operators in front of it and behind it."""
        raise NotImplementedError

    def primary(self, with_members: bool) -> tree.Expression | None:
        """Parses an operand and, with members, what is accessed of it."""
        raise NotImplementedError

    def simple_name(self) -> tree.String | None:
        """Parses a name."""
        raise NotImplementedError

    def single_argument(self, *, is_name: bool = False, goes_on: bool = False) -> tree.Expression | None:
        """Parses one argument as a command has them: a name, or one that goes on after a comma; None where there is none."""
        raise NotImplementedError

    def pipeline_chain(self) -> tree.Statement | None:
        """Parses an assignment, a pipeline or several with ``&&`` and ``||`` between them."""
        raise NotImplementedError

    def statement(self) -> tree.Statement | None:
        """Parses a statement; None where there is none."""
        raise NotImplementedError

    def statement_block(self) -> tree.StatementBlock | None:
        """Parses statements in braces; None where there are none."""
        raise NotImplementedError

    def statement_list(self) -> tree.StatementBlock | None:
        """Parses statements up to a closing parenthesis or brace; None where there are none."""
        raise NotImplementedError

    def script_block(
        self, left_brace: Token | None, is_filter: bool = False, first: tree.Statement | None = None
    ) -> tree.ScriptBlock:
        """Parses a script, or what stands in braces after the one that is given, with it."""
        raise NotImplementedError

    def pieces(self, parts: list[str | Token | Nested]) -> tuple[str | tree.Expression, ...]:
        """Parses what is expanded in a text."""
        raise NotImplementedError

    def type_name(self, allow_assembly: bool = True) -> tree.TypeName | None:
        """Parses the name of a type."""
        raise NotImplementedError

    def attribute(self) -> tree.Attribute | tree.TypeConstraint | None:
        """Parses an attribute or a type in brackets."""
        raise NotImplementedError

    def attributes(self, in_expression: bool = False) -> list[tree.Attribute | tree.TypeConstraint]:
        """Parses attributes and types in brackets, as many as there are."""
        raise NotImplementedError

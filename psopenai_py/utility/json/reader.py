"""Reads lenient JSON token by token, as the engine's library does, with its messages.

Besides JSON it knows comments, single quotes, names without quotes, empty elements, ``NaN``, ``Infinity``, ``undefined``,
constructors such as ``new Date(1)``, and hexadecimal and octal integers.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any, Final

from ...framework.errors import JsonException
from ...framework.values.scalars import utf16_length
from .numbers import number_value
from .path import ARRAY, CONSTRUCTOR, OBJECT, Place, located, path_text
from .strings import StringError, read_string

NUL: Final = "\0"
_NUMBER_SIGNS: Final = frozenset("-+.0123456789abcdefABCDEFxX")
_AFTER_NUMBER: Final = frozenset(",}])/")
_NOT_SPACE: Final = frozenset("\x1c\x1d\x1e\x1f")


class Token(Enum):
    """The kinds of tokens."""

    NONE = auto()
    START_OBJECT = auto()
    START_ARRAY = auto()
    START_CONSTRUCTOR = auto()
    NAME = auto()
    COMMENT = auto()
    VALUE = auto()
    END_OBJECT = auto()
    END_ARRAY = auto()
    END_CONSTRUCTOR = auto()


class State(Enum):
    """Where the reader is."""

    START = auto()
    IN_ARRAY_START = auto()
    IN_ARRAY = auto()
    IN_OBJECT_START = auto()
    IN_OBJECT = auto()
    IN_CONSTRUCTOR_START = auto()
    IN_CONSTRUCTOR = auto()
    AFTER_NAME = auto()
    AFTER_VALUE = auto()
    FINISHED = auto()


_STARTS: Final = {
    Token.START_OBJECT: (OBJECT, State.IN_OBJECT_START),
    Token.START_ARRAY: (ARRAY, State.IN_ARRAY_START),
    Token.START_CONSTRUCTOR: (CONSTRUCTOR, State.IN_CONSTRUCTOR_START),
}
_ENDS: Final = {Token.END_OBJECT: OBJECT, Token.END_ARRAY: ARRAY, Token.END_CONSTRUCTOR: CONSTRUCTOR}
_END_NAMES: Final = {Token.END_OBJECT: "EndObject", Token.END_ARRAY: "EndArray", Token.END_CONSTRUCTOR: "EndConstructor"}
_AFTER_COMMA: Final = {OBJECT: State.IN_OBJECT, ARRAY: State.IN_ARRAY, CONSTRUCTOR: State.IN_CONSTRUCTOR}
_OUTSIDE: Final = (State.IN_ARRAY_START, State.IN_OBJECT_START, State.IN_CONSTRUCTOR_START)
START_TOKENS: Final = frozenset(_STARTS)
END_TOKENS: Final = frozenset(_ENDS)


def is_space(sign: str) -> bool:
    """Whether .NET takes a sign for white space."""
    return sign.isspace() and sign not in _NOT_SPACE


class Reader:
    """Reads a text. `token` and `value` are what `read` came to last; a text value is given to `make_text` first.

    No container may be nested more deeply than `most` levels. Raises JsonException.
    """

    def __init__(self, text: str, most: int, make_text: Callable[[str], Any]) -> None:
        self._text = text
        self._end = len(text)
        self._at = 0
        self._line = 1
        self._line_start = 0
        self._most = most
        self._make_text = make_text
        self._state = State.START
        self._places: list[Place] = []
        self.token = Token.NONE
        self.value: Any = None

    @property
    def depth(self) -> int:
        """How many containers are open around the token."""
        return len(self._places) - (self.token in START_TOKENS)

    def read(self) -> bool:
        """Goes to the next token; False at the end of the text."""
        while True:
            state = self._state
            if state is State.FINISHED:
                return self._read_after_end()
            if state is State.AFTER_VALUE:
                if self._read_after_value():
                    return True
            elif state is State.IN_OBJECT or state is State.IN_OBJECT_START:
                return self._read_name()
            else:
                return self._read_value()

    def read_content(self) -> bool:
        """Goes to the next token that is no comment."""
        while self.read():
            if self.token is not Token.COMMENT:
                return True
        return False

    def error(self, message: str) -> JsonException:
        """Returns an error that says where the reader is."""
        inside = self._places[:-1] if self._state in _OUTSIDE else self._places
        return JsonException(located(message, path_text(inside), self._position()))

    def _position(self) -> tuple[int, int]:
        column = utf16_length(self._text[self._line_start : self._at])
        at_start = self._state is State.START and column == 0 and self.token is not Token.COMMENT
        return 0 if at_start else self._line, column

    def _sign(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._text[at] if at < self._end else NUL

    def _skip_space(self) -> None:
        while self._at < self._end:
            sign = self._text[self._at]
            if sign == "\n" or sign == "\r":
                self._skip_line_end()
            elif sign == NUL or is_space(sign):
                self._at += 1
            else:
                return

    def _skip_line_end(self) -> None:
        self._at += 2 if self._text.startswith("\r\n", self._at) else 1
        self._line += 1
        self._line_start = self._at

    def _set(self, token: Token, value: Any = None) -> bool:
        self.token, self.value = token, value
        if token in _STARTS:
            kind, self._state = _STARTS[token]
            if self._places:
                self._places[-1].next()
            self._places.append(Place(kind))
            if len(self._places) > self._most:
                raise self.error(f"The reader's MaxDepth of {self._most} has been exceeded.")
        elif token in _ENDS:
            self._close(token)
        elif token is Token.NAME:
            self._places[-1].name = value
            self._state = State.AFTER_NAME
        elif token is Token.VALUE:
            self._after_value()
        return True

    def _close(self, token: Token) -> None:
        kind = self._places.pop().kind if self._places else "None"
        if kind != _ENDS[token]:
            raise self.error(f"JsonToken {_END_NAMES[token]} is not valid for closing JsonType {kind}.")
        self._state = State.AFTER_VALUE if self._places else State.FINISHED

    def _after_value(self) -> None:
        """A value is read: counted before it is looked at, so that messages about it have its number."""
        if self._places:
            self._places[-1].next()
        self._state = State.AFTER_VALUE if self._places else State.FINISHED

    def _read_after_end(self) -> bool:
        self._skip_space()
        if self._at < self._end:
            if self._sign() == "/":
                return self._read_comment()
            raise self.error(f"Additional text encountered after finished reading JSON content: {self._sign()}.")
        self.token, self.value = Token.NONE, None
        return False

    def _read_after_value(self) -> bool:
        """Reads what follows a value; False after a comma, or at the end of the text."""
        self._skip_space()
        if self._at >= self._end:
            self._state = State.FINISHED
            return False
        sign = self._sign()
        closing = {"}": Token.END_OBJECT, "]": Token.END_ARRAY, ")": Token.END_CONSTRUCTOR}.get(sign)
        if closing is not None:
            self._at += 1
            return self._set(closing)
        if sign == "/":
            return self._read_comment()
        if sign == ",":
            self._at += 1
            self._state = _AFTER_COMMA[self._places[-1].kind]
            return False
        raise self.error(f"After parsing a value an unexpected character was encountered: {sign}.")

    def _read_name(self) -> bool:
        self._skip_space()
        if self._at >= self._end:
            return False
        sign = self._sign()
        if sign == "}":
            self._at += 1
            return self._set(Token.END_OBJECT)
        if sign == "/":
            return self._read_comment()
        if sign in "\"'":
            name = self._read_text(sign)
        elif _in_name(sign):
            name = self._read_bare_name()
        else:
            raise self.error(f"Invalid property identifier character: {sign}.")
        self._skip_space()
        if self._sign() != ":":
            raise self.error(f"Invalid character after parsing property name. Expected ':' but got: {self._sign()}.")
        self._at += 1
        return self._set(Token.NAME, name)

    def _read_bare_name(self) -> str:
        start = self._at
        while self._at < self._end and _in_name(self._sign()):
            self._at += 1
        if self._at >= self._end:
            raise self.error("Unexpected end while parsing unquoted property name.")
        sign = self._sign()
        if sign not in (":", NUL) and not is_space(sign):
            raise self.error(f"Invalid JavaScript property identifier character: {sign}.")
        return self._text[start : self._at]

    def _read_value(self) -> bool:
        self._skip_space()
        if self._at >= self._end:
            return False
        sign = self._sign()
        reader = _READERS.get(sign)
        if reader is not None:
            return reader(self)
        if sign.isdecimal() or sign.isnumeric():
            return self._read_number()
        raise self.error(f"Unexpected character encountered while parsing value: {sign}.")

    def _read_quoted(self) -> bool:
        text = self._read_text(self._sign())
        value = self._make_text(text)
        return self._set(Token.VALUE, value)

    def _read_text(self, quote: str) -> str:
        start = self._at
        try:
            text, self._at = read_string(self._text, start + 1, quote)
        except StringError as error:
            self._at = error.at
            self._count_lines(start, error.at)
            raise self.error(str(error)) from None
        self._count_lines(start, self._at)
        return text

    def _count_lines(self, start: int, end: int) -> None:
        """Counts the line ends in a part of the text that was read as a whole."""
        part = self._text[start:end]
        if "\n" in part or "\r" in part:
            lines = part.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._line += len(lines) - 1
            self._line_start = end - len(lines[-1])

    def _read_word(self, word: str, value: Any, name: str) -> bool:
        if not self._follows(word) or not self._is_separated():
            raise self.error(f"Error parsing {name} value.")
        return self._set(Token.VALUE, value)

    def _follows(self, word: str) -> bool:
        """Whether the word stands here; goes behind it, or to the sign that differs."""
        if self._at + len(word) > self._end:
            self._at = self._end
            raise self.error("Unexpected end when reading JSON.")
        for sign in word:
            if self._sign() != sign:
                return False
            self._at += 1
        return True

    def _is_separated(self) -> bool:
        sign = self._sign()
        if sign == "/":
            return self._sign(1) in "*/" and self._at + 1 < self._end
        if sign == ")":
            return self._state in (State.IN_CONSTRUCTOR, State.IN_CONSTRUCTOR_START)
        return sign in (NUL, "}", "]", ",") or is_space(sign)

    def _read_n(self) -> bool:
        if self._at + 1 >= self._end:
            self._at += 1
            raise self.error("Unexpected end when reading JSON.")
        match self._sign(1):
            case "u":
                return self._read_word("null", None, "null")
            case "e":
                return self._read_constructor()
        raise self.error(f"Unexpected character encountered while parsing value: {self._sign()}.")

    def _read_minus(self) -> bool:
        return self._read_word("-Infinity", float("-inf"), "-Infinity") if self._sign(1) == "I" else self._read_number()

    def _read_number(self) -> bool:
        start = self._at
        while self._at < self._end and self._sign() in _NUMBER_SIGNS:
            self._at += 1
        sign = self._sign()
        if sign != NUL and sign not in _AFTER_NUMBER and not is_space(sign):
            raise self.error(f"Unexpected character encountered while parsing number: {sign}.")
        text = self._text[start : self._at]
        self._after_value()
        try:
            value = number_value(text)
        except ValueError:
            raise self.error(f"JSON integer {text} is too large to parse.") from None
        if value is None:
            raise self.error(f"Input string '{text}' is not a valid number.")
        self.token, self.value = Token.VALUE, value
        return True

    def _read_constructor(self) -> bool:
        if not self._follows("new") or not self._is_separated():
            raise self.error("Unexpected content while parsing JSON.")
        self._skip_space()
        start = self._at
        while self._at < self._end and self._sign().isalnum():
            self._at += 1
        name = self._text[start : self._at]
        self._skip_space()
        if self._at >= self._end:
            raise self.error("Unexpected end while parsing constructor.")
        if self._sign() != "(":
            raise self.error(f"Unexpected character while parsing constructor: {self._sign()}.")
        self._at += 1
        return self._set(Token.START_CONSTRUCTOR, name)

    def _read_comment(self) -> bool:
        self._at += 1
        if self._at + 1 >= self._end:
            raise self.error("Unexpected end while parsing comment.")
        opening = self._sign()
        if opening not in "*/":
            raise self.error(f"Error parsing comment. Expected: *, got {opening}.")
        start = self._at = self._at + 1
        if opening == "/":
            ends = [at for at in (self._text.find("\n", start), self._text.find("\r", start)) if at >= 0]
            self._at = end = min(ends, default=self._end)
        else:
            end = self._text.find("*/", start)
            self._at = self._end if end < 0 else end + 2
            self._count_lines(start, self._at)
            if end < 0:
                raise self.error("Unexpected end while parsing comment.")
        return self._set(Token.COMMENT, self._text[start:end])

    def _read_start(self, token: Token) -> bool:
        self._at += 1
        return self._set(token)


def _in_name(sign: str) -> bool:
    return sign.isalnum() or sign in "_$"


_READERS: Final[dict[str, Callable[[Reader], bool]]] = {
    '"': Reader._read_quoted,
    "'": Reader._read_quoted,
    "t": lambda reader: reader._read_word("true", True, "boolean"),
    "f": lambda reader: reader._read_word("false", False, "boolean"),
    "n": Reader._read_n,
    "N": lambda reader: reader._read_word("NaN", float("nan"), "NaN"),
    "I": lambda reader: reader._read_word("Infinity", float("inf"), "Infinity"),
    "u": lambda reader: reader._read_word("undefined", None, "undefined"),
    "-": Reader._read_minus,
    ".": Reader._read_number,
    "/": Reader._read_comment,
    "{": lambda reader: reader._read_start(Token.START_OBJECT),
    "[": lambda reader: reader._read_start(Token.START_ARRAY),
    "]": lambda reader: reader._read_start(Token.END_ARRAY),
    ")": lambda reader: reader._read_start(Token.END_CONSTRUCTOR),
    ",": lambda reader: reader._set(Token.VALUE),
}
"""What reads a value, by its first sign. A comma stays: it is the end of an empty element."""

"""JSON text to engine values and back. The only file that imports orjson, and only where it pays."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, Final

from .errors import JsonException
from .json_writer import decimal_json, plain, write
from .values.objects import Computed, PSObject, settled, unsettled_properties

MAX_DEPTH: Final = 250
"""Levels of nesting a text may have; a deeper one is refused."""

_DIGITS_AS_ZERO: Final = bytes(0x30 if 0x30 <= code <= 0x39 else code for code in range(256))
_DIGITS_OF_LONG_NUMBER: Final = 19
_SAMPLE: Final = 6
_NO_BRACKETS: Final = bytes(code for code in range(256) if code not in b"[]{}")
_SHALLOW: Final = 8


def parse(text: bytes | str) -> Any:
    """Returns the value of one JSON text: Int64 and BigInteger for integers, PSObject for objects, list for arrays.

    JsonException for anything that is not exactly one JSON value of at most `MAX_DEPTH` levels; its message says where.
    """
    return settled(parse_raw(text))


def parse_raw(text: bytes | bytearray | str) -> Any:
    """Returns the value of one JSON text as plain Python values: what `values.objects.from_json` wraps."""
    import orjson

    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    try:
        value = _with_big_integers(data) if _has_long_number(data) else orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _not_json(error) from None
    _check_depth(data, value)
    return value


def parse_strict(data: bytes, most: int) -> tuple[Any, bool]:
    """Returns what `parse_raw` does, with `most` levels of nesting, and whether it is a list of objects in which nothing is nested.

    NotImplemented instead of a value where a lenient reader should look at the text: it is no strict JSON, is nested too deeply, or
    has integers that 64 bits do not hold.
    """
    import orjson

    if _has_long_number(data):
        return NotImplemented, False
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return NotImplemented, False
    if most > 1 and _is_flat(value, data):
        return value, True
    if data.count(b"[") + data.count(b"{") > most and not _is_shallow(data, most) and _deeper_than(value, most):
        return NotImplemented, False
    return value, False


def _is_flat(value: Any, data: bytes) -> bool:
    """Whether there are just the brackets that a list of objects needs."""
    if type(value) is not list or not value or data.find(b"[", data.find(b"[") + 1) >= 0:
        return False
    return data.count(b"{") == len(value) and set(map(type, value)) == {dict}


def parser_within(block: bytes, longest: int) -> Callable[[bytes], Any]:
    """Returns what parses parts of a block as `parse_raw` does, at less cost for each where no number in the block is long.

    No part may be longer than `longest`. ValueError or JsonException for what is not one JSON value.
    """
    if _has_long_number(block):
        return parse_raw
    from orjson import loads

    if longest <= 2 * MAX_DEPTH:  # not enough for the brackets
        return loads

    def parse_part(part: bytes) -> Any:
        value = loads(part)
        if len(part) > 2 * MAX_DEPTH:
            _check_depth(part, value)
        return value

    return parse_part


def dump(value: Any, *, few: bool = False) -> bytes:
    """Returns the JSON text of a value in UTF-8, without blanks or a line end. What has no JSON form: `json_writer.plain`.

    `few` says that orjson is not worth its import for this value. JsonException for a value that contains itself or is nested
    too deeply to be written.
    """
    if few and "orjson" not in sys.modules:
        return dump_slowly(value)
    return line_dumper()(value)[:-1]


@cache
def line_dumper() -> Callable[[Any], bytes]:
    """Returns what dumps one value after the other, each with a line end; for many of them it costs less than `dump`."""
    from orjson import OPT_APPEND_NEWLINE, OPT_PASSTHROUGH_DATETIME, JSONEncodeError, dumps

    options = OPT_PASSTHROUGH_DATETIME | OPT_APPEND_NEWLINE

    def dump_line(value: Any) -> bytes:
        try:
            return dumps(unsettled_properties(value) if type(value) is PSObject else value, _default, options)
        except (JSONEncodeError, RecursionError):
            return dump_slowly(value) + b"\n"

    return dump_line


def dump_slowly(value: Any) -> bytes:
    """Returns what `dump` returns, without orjson."""
    try:
        return write(value)
    except RecursionError:
        raise JsonException("The object contains itself, or is nested too deeply to be written as JSON.") from None


def _has_long_number(data: bytes | bytearray) -> bool:
    """Whether 19 digits stand together. A look at each sixth sign rules it out at little cost: three of them would be digits."""
    return _has_digits(data[::_SAMPLE], _DIGITS_OF_LONG_NUMBER // _SAMPLE) and _has_digits(data, _DIGITS_OF_LONG_NUMBER)


def _has_digits(data: bytes | bytearray, count: int) -> bool:
    return b"0" * count in data.translate(_DIGITS_AS_ZERO)


def _not_json(error: Any) -> JsonException:
    return JsonException(f"{error.msg} at character {error.pos + 1}")


def _check_depth(data: bytes | bytearray, value: Any) -> None:
    """Refuses a value that is nested too deeply; the brackets of its text are counted before the value is walked."""
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH and not _is_shallow(data, MAX_DEPTH) and _deeper_than(value, MAX_DEPTH):
        raise _too_deep()


def _is_shallow(data: bytes | bytearray, most: int) -> bool:
    """Whether the brackets of a text alone show that it is not nested deeply: pairs go until none is left, the innermost first.

    False does not say that it is: strings may have brackets as well.
    """
    rest = bytes(data).translate(None, _NO_BRACKETS)
    for _ in range(min(_SHALLOW, most // 2)):
        rest = rest.replace(b"{}", b"").replace(b"[]", b"")
        if not rest:
            return True
    return False


def _too_deep() -> JsonException:
    return JsonException(f"nested deeper than {MAX_DEPTH} levels")


def _default(value: Any) -> Any:
    if isinstance(value, PSObject):
        return unsettled_properties(value)
    if isinstance(value, Decimal):
        import orjson

        return orjson.Fragment(decimal_json(value))
    if isinstance(value, Computed):
        raise TypeError("only the slow writer knows the object that a computed property belongs to")
    return plain(value)


def _deeper_than(value: Any, limit: int) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(limit):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _with_big_integers(data: bytes | bytearray) -> Any:
    """Reads what has a number of 19 digits or more: orjson makes a float of an integer beyond 64 bits, or refuses it."""
    import json

    try:
        return json.loads(data.decode("utf-8"), parse_constant=_refused)
    except RecursionError:
        raise _too_deep() from None
    except ValueError as error:  # Python reads no number of more than some thousands of digits
        raise JsonException(str(error)) from None


def _refused(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")

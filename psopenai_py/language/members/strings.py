"""The members of System.String."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from ...framework.conversion.text import plain_text, to_text
from ...framework.values.collections import Array
from ...framework.values.scalars import Char
from ...framework.values.types import CHAR, STRING
from ..bounds import check_text
from ..errors import null_argument, out_of_range
from ..formats.composite import format_composite
from ..operators.comparison import compare_texts
from ..runtime.enumeration import Enumerator
from .objects import OBJECT_MEMBERS
from .table import Members

_IGNORING: Final = frozenset({1, 3, 5})
_ORDINAL: Final = frozenset({4, 5})


def folded(text: str) -> str:
    """Returns the text as ordinal comparisons without regard to case see it: each character in upper case on its own."""
    return "".join(char.upper() if len(char.upper()) == 1 else char for char in text)


def _seen(text: str, comparison: int) -> str:
    return folded(text) if comparison in _IGNORING else text


def equal_texts(one: str, two: str, comparison: int = 4) -> bool:
    """Whether two texts are equal by a StringComparison, character by character unless it says otherwise."""
    if comparison in _ORDINAL:
        return _seen(one, comparison) == _seen(two, comparison)
    return compare_texts(one, two, ignore_case=comparison in _IGNORING) == 0


def compared(one: str | None, two: str | None, comparison: int = 0) -> int:
    """Returns the order of two texts by a StringComparison; null comes first."""
    if one is None or two is None:
        return (one is not None) - (two is not None)
    if comparison in _ORDINAL:
        left, right = _seen(one, comparison), _seen(two, comparison)
        if comparison == 4 and left != right:  # an ordinal order is the distance of the first characters that differ
            pair = next(((a, b) for a, b in zip(left, right, strict=False) if a != b), None)
            return ord(pair[0]) - ord(pair[1]) if pair else len(left) - len(right)
        return (left > right) - (left < right)
    return compare_texts(one, two, ignore_case=comparison in _IGNORING)


def _given(value: str | None, name: str) -> str:
    if value is None:
        raise null_argument(name)
    return value


def _contains(text: str, value: str, comparison: int = 4) -> bool:
    return _seen(_given(value, "value"), comparison) in _seen(text, comparison)


def _starts_with(text: str, value: str, comparison: int = 0) -> bool:
    return _seen(text, comparison).startswith(_seen(_given(value, "value"), comparison))


def _ends_with(text: str, value: str, comparison: int = 0) -> bool:
    return _seen(text, comparison).endswith(_seen(_given(value, "value"), comparison))


def _index_of(text: str, value: str, start: int = 0, count: int | None = None, comparison: int = 0) -> int:
    _within(start, len(text), "startIndex")
    if count is not None and not 0 <= count <= len(text) - start:
        raise out_of_range("Count must be positive and count must refer to a location within the string/array/collection.", "count")
    end = len(text) if count is None else start + count
    return _seen(text, comparison).find(_seen(_given(value, "value"), comparison), start, end)


def _last_index_of(text: str, value: str, start: int | None = None, comparison: int = 0) -> int:
    end = len(text) if start is None else min(start + 1, len(text))
    return _seen(text, comparison).rfind(_seen(_given(value, "value"), comparison), 0, end)


def _index_of_any(text: str, characters: Sequence[str], start: int = 0) -> int:
    return next((place for place in range(start, len(text)) if text[place] in characters), -1)


def _within(place: int, length: int, name: str) -> None:
    if not 0 <= place <= length:
        raise out_of_range(
            f"{name} must be non-negative and must be less than or equal to the size of the string/array/collection.", name
        )


def _substring(text: str, start: int, length: int | None = None) -> str:
    if start < 0:
        raise out_of_range("StartIndex cannot be less than zero.", "startIndex")
    if start > len(text):
        raise out_of_range("startIndex cannot be larger than length of string.", "startIndex")
    if length is None:
        return text[start:]
    if length < 0:
        raise out_of_range("Length cannot be less than zero.", "length")
    if start + length > len(text):
        raise out_of_range("Index and length must refer to a location within the string.", "length")
    return text[start : start + length]


def _insert(text: str, start: int, value: str) -> str:
    _within(start, len(text), "startIndex")
    return text[:start] + _given(value, "value") + text[start:]


def _remove(text: str, start: int, count: int | None = None) -> str:
    if start < 0:
        raise out_of_range("StartIndex cannot be less than zero.", "startIndex")
    if count is None:
        if start > len(text):
            raise out_of_range("startIndex must be less than length of string.", "startIndex")
        return text[:start]
    if count < 0 or start + count > len(text):
        raise out_of_range("Index and count must refer to a location within the string.", "count")
    return text[:start] + text[start + count :]


def _replace(text: str, old: str, new: str | None, comparison: int = 4) -> str:
    from ..errors import argument_error

    if not _given(old, "oldValue"):
        raise argument_error("String cannot be of zero length.", "oldValue")
    if comparison not in _IGNORING:
        return text.replace(old, new or "")
    pieces: list[str] = []
    place = 0
    sought, seen = folded(old), folded(text)
    while (found := seen.find(sought, place)) >= 0:
        pieces += (text[place:found], new or "")
        place = found + len(old)
    return "".join([*pieces, text[place:]])


def _split_by(text: str, separators: Iterable[str] | None, count: int | None = None, options: int = 0) -> list[str]:
    """Returns the pieces between separators, of which the longest that fits counts; without any, between blanks."""
    wanted = [separator for separator in separators or () if separator]
    pieces: list[str] = []
    start = place = 0
    while place < len(text):
        found = next((separator for separator in wanted if text.startswith(separator, place)), None)
        if found is None and not wanted and text[place].isspace():
            found = text[place]
        if found is None:
            place += 1
            continue
        _take(pieces, text[start:place], options)
        place += len(found)
        start = place
        if count is not None and len(pieces) >= count - 1:
            break
    if count == 0:
        return Array(STRING)
    if count == 1:
        pieces, start = [], 0
    rest = text[start:]
    while wanted and options & 1 and any(rest.startswith(separator) for separator in wanted):
        rest = rest[len(next(separator for separator in wanted if rest.startswith(separator))) :]
    _take(pieces, rest, options)
    return Array(STRING, pieces)


def _split_at(text: str, separator: str | None, count: int | None = None, options: int = 0) -> list[str]:
    """Returns the pieces between one separator; an empty one is not found."""
    if separator:
        return _split_by(text, [separator], count, options)
    return _split_by(text, [], 1 if count is None else min(count, 1), options)


def _take(pieces: list[str], piece: str, options: int) -> None:
    piece = piece.strip() if options & 2 else piece
    if piece or not options & 1:
        pieces.append(piece)


def _trimmer(trim: Callable[[str, str | None], str]) -> Callable[..., str]:
    return lambda text, characters=None: trim(text, "".join(characters) if characters else None)


_trim = _trimmer(str.strip)
_trim_start = _trimmer(str.lstrip)
_trim_end = _trimmer(str.rstrip)


def _pad(text: str, width: int, char: str, *, left: bool) -> str:
    if width < 0:
        raise out_of_range("Non-negative number required.", "totalWidth")
    check_text(width)
    return text.rjust(width, char) if left else text.ljust(width, char)


def characters(text: str) -> list[Char]:
    """Returns the characters of a text as an array."""
    return Array(CHAR, map(Char, text))


def _chars(text: str, place: int) -> Char:
    from ..errors import NetException

    if not 0 <= place < len(text):
        raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
    return Char(text[place])


def _joined(separator: str | None, values: Iterable[Any] | None) -> str:
    return (separator or "").join("" if value is None else plain_text(value) for value in values or ())


def _joined_part(separator: str | None, values: Sequence[Any], start: int, count: int) -> str:
    """Returns some of the texts, joined. Raises ArgumentOutOfRangeException where there are not that many."""
    for number, name in ((start, "startIndex"), (count, "count")):
        if number < 0:
            raise out_of_range(f"{name} ('{number}') must be a non-negative value.", name, number)
    if start > len(values) - count:
        message = f"startIndex ('{start}') must be less than or equal to '{len(values) - count}'."
        raise out_of_range(message, "startIndex", start)
    return _joined(separator, values[start : start + count])


def _repeated(char: str, count: int) -> str:
    if count < 0:
        raise out_of_range(f"count ('{count}') must be a non-negative value.", "count", count)
    return str(char) * check_text(count)


def _normalized(text: str, form: int = 1) -> str:
    return unicodedata.normalize({1: "NFC", 2: "NFD", 5: "NFKC", 6: "NFKD"}.get(form, "NFC"), text)  # type: ignore[arg-type]


MEMBERS: Final = (
    Members(
        STRING,
        properties={"int Length": None},
        methods={
            "Chars(int index)": _chars,
            "Clone()": lambda text: text,
            "CompareTo(string strB)": compared,
            "CompareTo(object value)": lambda text, other: compared(text, None if other is None else to_text(other)),
            "Contains(string value)": _contains,
            "Contains(string value, System.StringComparison comparisonType)": _contains,
            "Contains(char value)": _contains,
            "Contains(char value, System.StringComparison comparisonType)": _contains,
            "EndsWith(string value)": _ends_with,
            "EndsWith(string value, System.StringComparison comparisonType)": _ends_with,
            "EndsWith(string value, bool ignoreCase, cultureinfo culture)": lambda text, value, ignore, culture: _ends_with(
                text, value, 1 if ignore else 0
            ),
            "EndsWith(char value)": _ends_with,
            "Equals(object obj)": lambda text, other: isinstance(other, str) and not isinstance(other, Char) and text == other,
            "Equals(string value)": lambda text, other: other is not None and text == other,
            "Equals(string value, System.StringComparison comparisonType)": lambda text, other, comparison: (
                other is not None and equal_texts(text, other, comparison)
            ),
            "GetEnumerator()": lambda text: Enumerator(characters(text)),
            "IndexOf(char value)": _index_of,
            "IndexOf(char value, int startIndex)": _index_of,
            "IndexOf(char value, System.StringComparison comparisonType)": lambda text, value, comparison: _index_of(
                text, value, comparison=comparison
            ),
            "IndexOf(char value, int startIndex, int count)": _index_of,
            "IndexOf(string value)": _index_of,
            "IndexOf(string value, int startIndex)": _index_of,
            "IndexOf(string value, int startIndex, int count)": _index_of,
            "IndexOf(string value, System.StringComparison comparisonType)": lambda text, value, comparison: _index_of(
                text, value, comparison=comparison
            ),
            "IndexOf(string value, int startIndex, System.StringComparison comparisonType)": (
                lambda text, value, start, comparison: _index_of(text, value, start, None, comparison)
            ),
            "IndexOfAny(char[] anyOf)": _index_of_any,
            "IndexOfAny(char[] anyOf, int startIndex)": _index_of_any,
            "Insert(int startIndex, string value)": _insert,
            "IsNormalized()": lambda text: _normalized(text) == text,
            "LastIndexOf(char value)": _last_index_of,
            "LastIndexOf(char value, int startIndex)": _last_index_of,
            "LastIndexOf(string value)": _last_index_of,
            "LastIndexOf(string value, int startIndex)": _last_index_of,
            "LastIndexOf(string value, System.StringComparison comparisonType)": lambda text, value, comparison: _last_index_of(
                text, value, None, comparison
            ),
            "LastIndexOfAny(char[] anyOf)": lambda text, sought: max((text.rfind(char) for char in sought), default=-1),
            "Normalize()": _normalized,
            "Normalize(System.Text.NormalizationForm normalizationForm)": _normalized,
            "PadLeft(int totalWidth)": lambda text, width: _pad(text, width, " ", left=True),
            "PadLeft(int totalWidth, char paddingChar)": lambda text, width, char: _pad(text, width, char, left=True),
            "PadRight(int totalWidth)": lambda text, width: _pad(text, width, " ", left=False),
            "PadRight(int totalWidth, char paddingChar)": lambda text, width, char: _pad(text, width, char, left=False),
            "Remove(int startIndex, int count)": _remove,
            "Remove(int startIndex)": _remove,
            "Replace(char oldChar, char newChar)": _replace,
            "Replace(string oldValue, string newValue)": _replace,
            "Replace(string oldValue, string newValue, System.StringComparison comparisonType)": _replace,
            "Split(params char[] separator)": _split_by,
            "Split(char[] separator, int count)": _split_by,
            "Split(char[] separator, System.StringSplitOptions options)": lambda text, separators, options: _split_by(
                text, separators, None, options
            ),
            "Split(char[] separator, int count, System.StringSplitOptions options)": _split_by,
            "Split(char separator, System.StringSplitOptions options = None)": lambda text, separator, options=0: _split_by(
                text, [separator], None, options
            ),
            "Split(char separator, int count, System.StringSplitOptions options = None)": (
                lambda text, separator, count, options=0: _split_by(text, [separator], count, options)
            ),
            "Split(string separator, System.StringSplitOptions options = None)": lambda text, separator, options=0: _split_at(
                text, separator, None, options
            ),
            "Split(string separator, int count, System.StringSplitOptions options = None)": _split_at,
            "Split(string[] separator, System.StringSplitOptions options)": lambda text, separators, options: _split_by(
                text, separators, None, options
            ),
            "Split(string[] separator, int count, System.StringSplitOptions options)": _split_by,
            "StartsWith(string value)": _starts_with,
            "StartsWith(string value, System.StringComparison comparisonType)": _starts_with,
            "StartsWith(string value, bool ignoreCase, cultureinfo culture)": lambda text, value, ignore, culture: _starts_with(
                text, value, 1 if ignore else 0
            ),
            "StartsWith(char value)": _starts_with,
            "Substring(int startIndex)": _substring,
            "Substring(int startIndex, int length)": _substring,
            "ToCharArray()": characters,
            "ToCharArray(int startIndex, int length)": lambda text, start, length: characters(_substring(text, start, length)),
            "ToLower()": str.lower,
            "ToLower(cultureinfo culture)": lambda text, culture: text.lower(),
            "ToLowerInvariant()": str.lower,
            "ToString()": lambda text: text,
            "ToUpper()": lambda text: folded(text),
            "ToUpper(cultureinfo culture)": lambda text, culture: folded(text),
            "ToUpperInvariant()": lambda text: folded(text),
            "Trim()": _trim,
            "Trim(char trimChar)": lambda text, char: _trim(text, [char]),
            "Trim(params char[] trimChars)": _trim,
            "TrimEnd()": _trim_end,
            "TrimEnd(char trimChar)": lambda text, char: _trim_end(text, [char]),
            "TrimEnd(params char[] trimChars)": _trim_end,
            "TrimStart()": _trim_start,
            "TrimStart(char trimChar)": lambda text, char: _trim_start(text, [char]),
            "TrimStart(params char[] trimChars)": _trim_start,
        },
        statics={
            "new(char c, int count)": _repeated,
            "new(char[] value)": lambda chars: "".join(chars or ()),
            "new(char[] value, int startIndex, int length)": lambda chars, start, length: "".join(chars[start : start + length]),
            "Compare(string strA, string strB)": compared,
            "Compare(string strA, string strB, bool ignoreCase)": lambda one, two, ignore: compared(one, two, 1 if ignore else 0),
            "Compare(string strA, string strB, System.StringComparison comparisonType)": compared,
            "CompareOrdinal(string strA, string strB)": lambda one, two: compared(one, two, 4),
            "Concat(params object[] args)": lambda values: _joined("", values),
            "Copy(string str)": lambda text: text,
            "Equals(string a, string b)": lambda one, two: one == two,
            "Equals(string a, string b, System.StringComparison comparisonType)": equal_texts,
            "Equals(object objA, object objB)": lambda one, two: one == two,
            "Format(string format, object arg0)": lambda text, value: format_composite(_given(text, "format"), [value]),
            "Format(string format, params object[] args)": lambda text, values: format_composite(
                _given(text, "format"), values or []
            ),
            "IsNullOrEmpty(string value)": lambda text: not text,
            "IsNullOrWhiteSpace(string value)": lambda text: not text or text.isspace(),
            "Join(string separator, params object[] values)": _joined,
            "Join(string separator, params string[] value)": _joined,
            "Join(string separator, System.Collections.IEnumerable values)": _joined,
            "Join(string separator, string[] value, int startIndex, int count)": _joined_part,
        },
        static_properties={"Empty": lambda: ""},
        base=OBJECT_MEMBERS,
    ),
)

"""Numbers: literals, conversion from text and from other numbers, and their texts (R2.9, R8.13 to R8.17)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.framework.conversion.engine import convert
from psopenai_py.framework.conversion.number_format import general, round_trip
from psopenai_py.framework.conversion.number_text import scan
from psopenai_py.framework.conversion.text import to_text
from psopenai_py.framework.errors import PSInvalidCastException
from psopenai_py.framework.values.literals import literal, without_text
from psopenai_py.framework.values.numbers import BigInteger, Byte, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64
from psopenai_py.framework.values.types import BIGINT, BYTE, DECIMAL, DOUBLE, INT, INT16, LONG, SINGLE, STRING, UINT64, type_of


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("5", 5, int),
        ("2147483648", 2147483648, int),
        ("9223372036854775808", Decimal(9223372036854775808), Decimal),
        ("79228162514264337593543950336", 79228162514264337593543950336.0, float),
        ("1.", 1.0, float),
        (".5", 0.5, float),
        ("1e3", 1000.0, float),
        ("0x1F", 31, int),
        ("0xFFFFFFFF", -1, int),
        ("0x80", 128, int),
        ("0x80y", -128, SByte),
        ("0xFFuy", 255, Byte),
        ("0b11111111", -1, int),
        ("0b101", 5, int),
        ("1kb", 1024, int),
        ("2s", 2, Int16),
        ("12l", 12, Int64),
        ("1.5l", 2, Int64),
        ("3u", 3, UInt32),
        ("4294967296u", 4294967296, UInt64),
        ("5n", 5, BigInteger),
        ("1.10d", Decimal("1.10"), Decimal),
        ("1gb", 2**30, int),
    ],
)
def test_a_literal_has_the_type_its_spelling_says(text: str, value: object, kind: type) -> None:
    scanned = scan(text)
    assert (scanned, type(scanned)) == (value, kind)


@pytest.mark.parametrize("text", ["", "abc", "1..5", "7z", "5%", "200y", "1_0", "0b", "-5", "1 2", "٣", "0x1kbb", "1e"])
def test_what_is_no_literal_is_none(text: str) -> None:
    assert scan(text) is None


@pytest.mark.parametrize(("text", "value"), [("-5", -5), ("+5", 5), ("\u20135", -5), ("-0x10", -16), ("-1.5", -1.5)])
def test_a_sign_counts_in_conversions_only(text: str, value: object) -> None:
    assert scan(text, signed=True) == value
    assert scan(text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2.5", 2),
        ("3.5", 4),
        (2.5, 2),
        (-2.5, -2),
        ("1,000", 1000),
        ("0x1F", 31),
        ("#1F", 31),
        ("&h1F", 31),
        ("1kb", 1024),
        ("", 0),
        ("  ", 0),
        (" 7 ", 7),
        (True, 1),
        (None, 0),
        (Decimal("1.5"), 2),
        (Int64(9), 9),
        ("1e3", 1000),
    ],
)
def test_conversion_to_int32(value: object, expected: int) -> None:
    result = convert(value, INT)
    assert result == expected
    assert type_of(result) is INT


@pytest.mark.parametrize(
    ("value", "target", "reason"),
    [
        ("abc", INT, "The input string 'abc' was not in a correct format."),
        ("99999999999", INT, "Value was either too large or too small for an Int32."),
        (5000000000, INT, "Value was either too large or too small for an Int32."),
        (1e20, LONG, "Arithmetic operation resulted in an overflow."),
        (1e20, BYTE, "Value was either too large or too small for an Int32."),
        (300, BYTE, "Value was either too large or too small for an unsigned byte."),
        (70000, INT16, "Value was either too large or too small for an Int16."),
        (float("nan"), INT, "Value was either too large or too small for an Int32."),
        ("NaN", DECIMAL, "The input string 'NaN' was not in a correct format."),
        ("x", BIGINT, "The value could not be parsed."),
    ],
)
def test_a_refused_number_gives_the_frameworks_reason(value: object, target: object, reason: str) -> None:
    with pytest.raises(PSInvalidCastException) as caught:
        convert(value, target)  # type: ignore[arg-type]
    assert str(caught.value).endswith(f'Error: "{reason}"')


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [
        ("1,5", DOUBLE, 15.0),
        ("Infinity", DOUBLE, float("inf")),
        ("1.10", DECIMAL, Decimal("1.1")),
        ("1.10d", DECIMAL, Decimal("1.10")),
        (0.1, DECIMAL, Decimal("0.1")),
        (5.9, BIGINT, 5),
        ("18446744073709551615", UINT64, 2**64 - 1),
        ("0.1", SINGLE, Single(0.1)),
    ],
)
def test_conversion_to_other_numbers(value: object, target: object, expected: object) -> None:
    assert convert(value, target) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.1 * 3, "3.3"),
        (1e20, "1E+20"),
        (1e15, "1E+15"),
        (123456789012345.0, "123456789012345"),
        (0.0001, "0.0001"),
        (0.00001, "1E-05"),
        (-0.0, "-0"),
        (float("nan"), "NaN"),
        (float("-inf"), "-Infinity"),
        (Single(0.1), "0.1"),
        (5.0, "5"),
    ],
)
def test_reals_as_text_have_15_digits(value: float, text: str) -> None:
    assert general(value) == to_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.30000000000000004"),
        (1e15, "1000000000000000"),
        (1e16, "10000000000000000"),
        (1e17, "1E+17"),
        (1234567890123456.0, "1234567890123456"),
        (1.5e-7, "1.5E-07"),
        (123456789012345680.0, "1.2345678901234568E+17"),
        (Single(5e9), "5E+09"),
        (Single(16777216), "16777216"),
    ],
)
def test_reals_round_trip_as_dotnet_writes_them(value: float, text: str) -> None:
    assert round_trip(value) == text


def test_a_bare_literal_given_to_a_string_keeps_its_text_and_loses_it_as_a_number() -> None:
    """R2.9: the text that was typed reaches a string, a typed number is the bare value."""
    typed = literal(16, "0x10")
    assert convert(typed, STRING) == "0x10"
    assert type(convert(typed, INT)) is int


@pytest.mark.parametrize(
    "value", [-1, 1.5, Decimal("2.50"), SByte(3), Byte(4), Int16(5), UInt16(6), UInt32(7), Int64(8), UInt64(9)]
)
def test_a_literal_of_any_type_is_the_number_it_writes(value: Any) -> None:
    typed = literal(value, "as typed")
    assert (typed, type_of(typed), convert(typed, STRING)) == (value, type_of(value), "as typed")
    assert type(without_text(typed)) is type(value)


def test_a_message_quotes_the_number_and_not_the_text() -> None:
    with pytest.raises(PSInvalidCastException, match=r'^Cannot convert value "1024" to type "System\.Byte"'):
        convert(literal(1024, "1kb"), BYTE)


@given(st.integers(-(2**63), 2**63 - 1))
def test_integers_survive_their_text(number: int) -> None:
    assert convert(to_text(number), LONG) == number


@given(st.floats(allow_nan=False))
def test_doubles_survive_their_round_trip_text(number: float) -> None:
    text = round_trip(number)
    assert convert(text, DOUBLE) == number
    assert type(scan(text.removeprefix("-"))) in (float, int, Decimal, type(None))


@given(st.floats(width=32, allow_nan=False))
def test_singles_survive_their_round_trip_text(number: float) -> None:
    assert convert(round_trip(Single(number)), SINGLE) == number


@given(st.decimals(min_value=Decimal(-(2**90)), max_value=Decimal(2**90), allow_nan=False, places=4))
def test_decimals_keep_their_scale_as_text(number: Decimal) -> None:
    assert Decimal(to_text(number)) == number


@given(st.text("0123456789abcdefx.+-eklmnsuyKB ", max_size=12))
def test_scanning_any_text_gives_a_number_or_none(text: str) -> None:
    assert isinstance(scan(text, signed=True), int | float | Decimal | None)

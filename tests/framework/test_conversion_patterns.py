"""Patterns of .NET's regular expressions on Python's engine."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psopenai_py.framework.conversion import patterns
from psopenai_py.framework.conversion.engine import convert
from psopenai_py.framework.conversion.patterns import PatternError, UnsupportedPatternError, check_pattern, compile_pattern
from psopenai_py.framework.values.scalars import Regex
from psopenai_py.framework.values.types import REGEX


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"(?<x>a)\k<x>", "baa", "aa"),
        (r"(?'x'a)\k'x'", "baa", "aa"),
        (r"a\z", "ba", "a"),
        (r"a\Z", "ba\n", "a"),
        (r"\p{Lu}\P{Lu}", "xYz", "Yz"),
        (r"[\p{L}-]+", "1é-2", "é-"),
        (r"[a-z-[aeiou]]+", "aeixyz", "xyz"),
        (r"a(?i)b|c", "aB", "aB"),
        (r"a(?i)b|c", "C", "C"),
        (r"a(?i)b|c", "Ab", None),
        (r"(a(?i)b)c", "aBC", None),
        (r"(?i)a(?-i)b", "Ab", "Ab"),
        (r"[]a]", "]", "]"),
        (r"[[a&&b]", "[", "["),
        (r"\(\[", "([", "(["),
        (r"\e", "\x1b", "\x1b"),
        (r"(?<=a+)b", "aab", "b"),
        (r"x{,2}", "x{,2}", "x{,2}"),
        ("(?x) a b # c", "ab", "ab"),
        ("(?i)ss", "ß", None),
    ],
)
def test_what_only_dotnet_spells_so_is_found_all_the_same(pattern: str, text: str, found: str | None) -> None:
    match = compile_pattern(pattern).search(text)
    assert (match[0] if match else None) == found


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("[a", "at offset 2. Unterminated [] set."),
        ("(", "at offset 1. Not enough )'s."),
        ("a)", "at offset 2. Too many )'s."),
        ("*", "at offset 1. Quantifier '*' following nothing."),
        ("a**", "at offset 3. Nested quantifier '*'."),
        ("\\", "at offset 1. Illegal \\ at end of pattern."),
        ("[z-a]", "at offset 4. [x-y] range in reverse order."),
        (r"\y", r"at offset 2. Unrecognized escape sequence \y."),
    ],
)
def test_a_fault_is_told_in_dotnets_words(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError) as caught:
        compile_pattern(pattern)
    assert str(caught.value) == f"Invalid pattern '{pattern}' {reason}"


def test_a_pattern_beyond_the_engine_converts_but_does_not_run() -> None:
    assert convert("(?<open>a)(?<-open>b)", REGEX) == Regex("(?<open>a)(?<-open>b)")
    with pytest.raises(UnsupportedPatternError, match="balancing groups"):
        compile_pattern("(?<open>a)(?<-open>b)")


def test_groups_are_counted_as_dotnet_does() -> None:
    """Unnamed groups come first, then the named ones."""
    compiled = compile_pattern(r"(?<x>a)(b)\1(?<7>c)")
    assert compiled.groups == ("0", "1", "7", "x")
    found = compiled.search("abbc")
    assert found is not None
    assert [found[compiled.number(name)] for name in compiled.groups] == ["abbc", "b", "c", "a"]


def test_a_search_that_backtracks_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "TIME_LIMIT_SEC", 0.05)
    with pytest.raises(patterns.PatternTimeoutError, match="timed out"):
        compile_pattern(r"(?:a|aa)+(?:a|aa)+(?:a|aa)+\d").search("a" * 200)


@settings(max_examples=300)
@given(st.text(r"ab[]()|\^$-*+?{}1,:<>=!ikpPLz&'", max_size=12))
def test_any_text_compiles_or_is_refused_without_a_warning(pattern: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            check_pattern(pattern)
        except PatternError as error:
            assert str(error).startswith("Invalid pattern")  # noqa: PT017  # either outcome is right

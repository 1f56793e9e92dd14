"""The engine's wildcards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.framework.wildcards import has_wildcards, wildcard_matcher


@pytest.mark.parametrize(
    "pattern, text, matches",
    [
        ("Get-*", "get-thing", True),
        ("Get-*", "Set-Thing", False),
        ("?et-T*g", "Get-Thing", True),
        ("[gs]et-Thing", "Set-Thing", True),
        ("[a-g]et-Thing", "Get-Thing", True),
        ("[a-f]et-Thing", "Get-Thing", False),
        ("[^a]", "^", True),
        ("[^a]", "b", False),
        ("[\\w]", "w", True),
        ("[\\w]", "x", False),
        ("[a&&b]", "&", True),
        ("[a-]", "-", True),
        ("`*", "*", True),
        ("`*", "x", False),
        ("a.c", "abc", False),
        ("[a", "[a", True),
    ],
)
def test_what_matches(pattern, text, matches):
    assert bool(wildcard_matcher(pattern)(text)) is matches


def test_what_is_a_wildcard():
    assert [has_wildcards(text) for text in ("a*", "a?", "[a]", "a]", "a`*", "a")] == [True, True, True, True, False, False]


def test_a_range_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="z-a"):
        wildcard_matcher("Get-[z-a]")


@given(st.text(alphabet="ab[]*?-`^&|~\\!.é", max_size=12))
def test_any_text_is_a_pattern_or_refused(text):
    try:
        wildcard_matcher(text)("abc")
    except ValueError as error:
        assert "runs backwards" in str(error)  # noqa: PT017

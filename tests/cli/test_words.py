"""Words become argument items as the engine's own program makes them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psopenai_py.cli.literals import interpret
from psopenai_py.cli.words import argument_items
from psopenai_py.framework.binding.arguments import asks_for_help
from psopenai_py.framework.declaration.metadata import ParameterMetadata
from psopenai_py.framework.values import types
from psopenai_py.framework.values.collections import Hashtable
from psopenai_py.framework.values.nothing import UNBOUND


@pytest.mark.parametrize(
    "words, items",
    [
        (["-Name", "x"], [("Name", UNBOUND), (None, "x")]),
        (["-Name:x:y"], [("Name", "x:y")]),
        (["-Name:", "-x"], [("Name", "-x")]),
        (["-Name:"], []),
        (["-Force:$false", "-Force:TRUE", "-Force:$no"], [("Force", False), ("Force", True), ("Force", "$no")]),
        (["-5", "--", "--Name", "-"], [("5", UNBOUND), ("-", UNBOUND), ("-Name", UNBOUND), (None, "-")]),
        (["-Name ", "-Force :false"], [("Name", UNBOUND), ("Force", False)]),
        (["\u2013Name", "", "a:b"], [("Name", UNBOUND), (None, ""), (None, "a:b")]),
    ],
)
def test_items(words, items):
    assert [(item.name, item.value) for item in argument_items(words)] == items


@pytest.mark.parametrize("words, text", [(["-x"], "-x"), (["-x:5"], "-x"), (["-x:", "5"], "-x"), (["\u2014x :5"], "\u2014x")])
def test_the_text_of_a_name_has_its_dash_but_no_colon(words, text):
    """It is what remaining arguments get (R5.13)."""
    [item] = argument_items(words)
    assert item.text == text


def test_help_wins_wherever_it_stands():
    assert asks_for_help(argument_items(["-Name", "-?"]))
    assert not asks_for_help(argument_items(["-Name", "?", "-?x"]))


def test_what_stands_behind_a_colon_is_a_value():
    """R2.4."""
    assert not asks_for_help(argument_items(["-Text:", "-?"]))
    assert not asks_for_help(argument_items(["-Text:-?"]))


def parameter(declared):
    return ParameterMetadata("P", declared)


@pytest.mark.parametrize(
    "declared, text, value",
    [
        (types.STRING, "a,b", "a,b"),
        (types.STRING, "$null", "$null"),
        (types.OBJECT, "a,b", "a,b"),
        (types.INT, "5", "5"),
        (types.BOOL, "$FALSE", False),
        (types.SWITCH, "$true", True),
        (types.nullable(types.INT), "$null", None),
        (types.STRING_ARRAY, "a", "a"),
        (types.STRING_ARRAY, "a, b ,", ["a", "b", ""]),
        (types.STRING_ARRAY, "'it''s, so',\"b,c\"", ["it's, so", "b,c"]),
        (types.STRING_ARRAY, "it's, so", ["it's", "so"]),
        (types.STRING_ARRAY, "'open,b", "'open,b"),
        (types.STRING_ARRAY, "$null", None),
        (types.list_of(types.INT), "1,2", ["1", "2"]),
        (types.HASHTABLE, "@{}", {}),
        (
            types.HASHTABLE,
            " @{ a = 1 ; 'b c' = 2.5; d=x y; e=@{f=$null}; g=1,2 } ",
            {"a": 1, "b c": 2.5, "d": "x y", "e": {"f": None}, "g": [1, 2]},
        ),
        (types.HASHTABLE, "@{a=0x10; b=1kb; c=-2; d=1e2}", {"a": 16, "b": 1024, "c": -2, "d": 100.0}),
        (
            types.HASHTABLE,
            "@{a=nan; b=infinity; c=1_000; d=\u0663; e=-inf; f=1 0}",
            {"a": "nan", "b": "infinity", "c": "1_000", "d": "\u0663", "e": "-inf", "f": "1 0"},
        ),
        (types.OBJECT, "@{a=1}", {"a": 1}),
        (types.OBJECT, '{"a": 1}', '{"a": 1}'),
        (types.HASHTABLE, "@{a=1", "@{a=1"),
        (types.HASHTABLE, "@{a}", "@{a}"),
        (types.HASHTABLE, "@{a=1} b", "@{a=1} b"),
        (types.DICTIONARY, '{"a":{"b":1}}', {"a": {"b": 1}}),
        (types.DICTIONARY, '{"a":', '{"a":'),
        (types.DICTIONARY, "text", "text"),
        (types.DICTIONARY_ARRAY, '[{"a":1},{"b":2}]', [{"a": 1}, {"b": 2}]),
        (types.DICTIONARY_ARRAY, "@{a=1}, @{b=2}", [{"a": 1}, {"b": 2}]),
        (types.DICTIONARY_ARRAY, '{"a":1}', {"a": 1}),
    ],
)
def test_what_a_word_means(declared, text, value):
    assert interpret(parameter(declared), text) == value


def test_dictionaries_ignore_case():
    """They are what a script would give."""
    made = interpret(parameter(types.HASHTABLE), '{"Outer":{"Inner":1}}')
    assert type(made) is Hashtable
    assert made["outer"]["INNER"] == 1


@given(
    st.text(alphabet="@{}=;,'\" a1$[]:"), st.sampled_from([types.STRING_ARRAY, types.HASHTABLE, types.DICTIONARY_ARRAY, types.BOOL])
)
@example("@{a=" * 1000, types.HASHTABLE)
def test_any_text_means_something(text, declared):
    """What is no literal stays as it is: the binder says what is wrong with it."""
    interpret(parameter(declared), text)


@given(st.lists(st.text()))
def test_any_words_are_items(words):
    assert all(item.name is not None or isinstance(item.value, str) for item in argument_items(words))

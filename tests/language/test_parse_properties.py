"""Any text is parsed: no exception, no endless reading, and places that fit into each other."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psopenai_py.language import tree
from psopenai_py.language.parsing.parser import parse
from psopenai_py.language.tree.children import children

PIECES = [
    *"-–@$(){}[]'\"`,;:.|&#<>=?!%*+/ ab1\n\r\t_é\0“’\ud800\U0001f600",
    *("if ", "else ", "param(", "@{", "$(", "${", '@"\n', '\n"@', "@'\n", "\n'@", "<#", "#>", "function f", "class C{", "enum E{"),
    *("switch", "foreach($a in", "while(", "do{", "try{", "catch", "finally{", "trap", "data{", "using module x", "-eq", "-f "),
    *(
        "2>&1",
        "??=",
        "?.",
        "::",
        "--%",
        "begin{",
        "process",
        "[int]",
        "break",
        "return ",
        "-Name:",
        "`u{41}",
        "#requires -Version 5",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def walk(node):
    waiting = [node]
    while waiting:
        at = waiting.pop()
        yield at
        waiting += children(at)


@settings(max_examples=1500, deadline=None)
@given(TEXTS)
@example('"$("$("')
@example("class C{[int]")
@example("@{a=")
@example("switch -file")
def test_any_text_is_parsed(text):
    found = parse(text)
    for error in found.errors:
        assert error.message
        assert 0 <= error.start <= error.end <= len(text) + 3
        found.source.line_and_column(error.start)
    for node in walk(found.script):
        assert 0 <= node.start <= node.end <= len(text) + 1


@settings(max_examples=1500, deadline=None)
@given(TEXTS)
def test_places_fit_into_each_other(text):
    """What is below a node lies in its place, and behind what comes before it; a param block begins at its keyword."""
    found = parse(text)
    if found.errors:
        return
    for node in walk(found.script):
        for child in children(node):
            if not isinstance(node, tree.ParamBlock) and not isinstance(child, tree.NamedBlock):
                assert node.start <= child.start
                assert child.end <= node.end


CLOSED = tree.Parenthesis | tree.ArrayExpression | tree.SubExpression | tree.Hashtable | tree.ScriptBlockExpression | tree.Variable


@settings(max_examples=1000, deadline=None)
@given(TEXTS)
@example("a (1) @{b={c}} $(d)")
def test_the_text_of_an_expression_is_that_expression(text):
    """What brackets close means the same on its own, but for the quotes that are doubled in a text."""
    found = parse(text)
    if found.errors or '"' in text or any(quote in text for quote in "“”„"):
        return
    for node in walk(found.script):
        if isinstance(node, CLOSED) and not (isinstance(node, tree.Variable) and (node.splatted or node.scope == "using")):
            alone = parse(text[node.start : node.end])
            assert alone.errors == ()
            [statement] = alone.script.end_block.statements
            inner = statement.elements[0].expression
            assert type(inner) is type(node)
            assert (inner.start, inner.end) == (0, node.end - node.start)


@pytest.mark.parametrize(
    ("opening", "middle", "closing"),
    [
        ("(", "1", ")"),
        ("if (1) {", "1", "}"),
        ("$(", "1", ")"),
        ("@{a=", "1", "}"),
        ("$x[", "1", "]"),
        ('"$(', "1", ')"'),
        ("- ", "1", ""),
    ],
)
def test_nesting_has_a_limit_that_says_so(opening, middle, closing):
    """Moderate nesting is parsed; endless nesting is an error like any other."""
    assert parse(opening * 40 + middle + closing * 40).errors == ()
    found = parse(opening * 5000 + middle + closing * 5000)
    assert [error.error_id for error in found.errors][-1] == "ScriptTooComplicated"


@pytest.mark.parametrize(
    "text",
    [
        "1+" * 20000 + "1",
        "$x" + ".a" * 20000,
        "a " * 20000,
        "1;" * 20000,
        "'" * 20001,
        "@{" + "a=1;" * 5000,
        ")" * 5000,
        "a|" * 5000,
    ],
)
def test_long_texts_are_parsed(text):
    """Length costs no nesting."""
    assert all(error.error_id != "ScriptTooComplicated" for error in parse(text).errors)

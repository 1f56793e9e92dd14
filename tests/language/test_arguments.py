"""Command-mode words as argument items: the worked cases of binding.md 13.1, and what comes near them."""

from decimal import Decimal

import pytest
from generate.argument_texts import NotConstant, read_arguments
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psopenai_py.framework.binding.arguments import asks_for_help
from psopenai_py.framework.conversion.engine import convert
from psopenai_py.framework.conversion.text import to_text
from psopenai_py.framework.errors import ParseException
from psopenai_py.framework.values.collections import Hashtable
from psopenai_py.framework.values.nothing import UNBOUND
from psopenai_py.framework.values.numbers import Int64
from psopenai_py.framework.values.scalars import ScriptBlock
from psopenai_py.framework.values.types import STRING, type_of


def items(text, **variables):
    """The items as pairs of name and value; a name alone has no second part, a value no first."""
    read = read_arguments(text, lambda name: variables.get(name, UNBOUND))
    return [(item.name,) if item.value is UNBOUND else (item.name, item.value) for item in read]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-path x", [("path",), (None, "x")]),
        ("\u2013Path x", [("Path",), (None, "x")]),
        ("\u2014Path x", [("Path",), (None, "x")]),
        ("\u2015Path x", [("Path",), (None, "x")]),
        ("-5", [(None, "-5")]),
        ("-.5 +5 -0x10", [(None, "-.5"), (None, "+5"), (None, "-0x10")]),
        ("5", [(None, 5)]),
        ("1..5 7z 5%", [(None, "1..5"), (None, "7z"), (None, "5%")]),
        ("-p:v", [("p", "v")]),
        ("-p: v", [("p", "v")]),
        ("-p: -q", [("p", "-q")]),
        ("-p: -q:", [("p", "-q:")]),
        ("a, b c", [(None, ["a", "b"]), (None, "c")]),
        ("a ,\n b", [(None, ["a", "b"])]),
        ("-x a,-b", [("x",), (None, ["a", "-b"])]),
        ("-foo.bar", [("foo",), (None, ".bar")]),
        ("-foo(1)", [("foo",), (None, 1)]),
        ("-foo=bar", [("foo=bar",)]),
        ("-foo$x", [("foo$x",)]),
        ('-foo"bar"', [(None, "-foobar")]),
        ("'-p'", [(None, "-p")]),
        ("--foo", [(None, "--foo")]),
        ("-", [(None, "-")]),
        ("-= -%x", [(None, "-="), (None, "-%x")]),
        ("-- -p x", [(None, "-p"), (None, "x")]),
        ("-- -p:x", [(None, "-p:"), (None, "x")]),
        ("--% -x 'a b' $y, z", [(None, "--%"), (None, "-x 'a b' $y, z")]),
        ('a --%  "b | c"', [(None, "a"), (None, "--%"), (None, '"b | c"')]),
        ("--%", [(None, "--%"), (None, "")]),
        ("--%x '--%' y", [(None, "--%x"), (None, "--%"), (None, "y")]),
        ("a -- --", [(None, "a"), (None, "--")]),
        ('"x"y', [(None, "x"), (None, "y")]),
        ('x"y z"w', [(None, "xy zw")]),
        ('\'it\'\'s\' "q`"q" "a""b"', [(None, "it's"), (None, 'q"q'), (None, 'a"b')]),
        ("`$true a`,b `n", [(None, "$true"), (None, "a,b"), (None, "\n")]),
        ("[int] [int]5", [(None, "[int]"), (None, "[int]5")]),
        ("a=b c:\\x ~/x a#b *.txt", [(None, word) for word in ("a=b", "c:\\x", "~/x", "a#b", "*.txt")]),
        ("a # comment", [(None, "a")]),
        ("a <# b #> c", [(None, "a"), (None, "c")]),
        ("a `\n b", [(None, "a"), (None, "b")]),
        ("a;", [(None, "a")]),
        ("$null $TRUE $false", [(None, None), (None, True), (None, False)]),
        ("a$true", [(None, "aTrue")]),
        ('"<$null>"', [(None, "<>")]),
        ("5L 5d 0b101 5mb 99999999999", [(None, n) for n in (Int64(5), Decimal(5), 5, 5 << 20, 99999999999)]),
        ("@() @(1,2) (1,2) (-5) @(,@(1,2))", [(None, []), (None, [1, 2]), (None, [1, 2]), (None, -5), (None, [[1, 2]])]),
        ("@(1;2\n3)", [(None, [1, 2, 3])]),
        ("@{a=1; 'b c'=@{d='x'}}", [(None, Hashtable({"a": 1, "b c": Hashtable({"d": "x"})}))]),
        ("@{}", [(None, Hashtable())]),
        ("-?", [("?",)]),
    ],
)
def test_what_a_text_is_read_as(text, expected):
    assert items(text) == expected


@pytest.mark.parametrize(
    ("text", "type_name"),
    [
        ("0x10", "System.Int32"),
        ("0X7F", "System.Int32"),
        ("0b101", "System.Int32"),
        ("007", "System.Int32"),
        ("10kb", "System.Int32"),
        ("4gb", "System.Int64"),
        ("3L", "System.Int64"),
        ("1.0", "System.Double"),
        ("5.", "System.Double"),
        ("1e3", "System.Double"),
        ("1.5MB", "System.Double"),
        ("5d", "System.Decimal"),
        ("1.50d", "System.Decimal"),
        ("12345678901234567890", "System.Decimal"),
        ("34y", "System.SByte"),
        ("34uy", "System.Byte"),
        ("0xFFuy", "System.Byte"),
        ("34s", "System.Int16"),
        ("34us", "System.UInt16"),
        ("34u", "System.UInt32"),
        ("4294967296u", "System.UInt64"),
        ("34ul", "System.UInt64"),
        ("1uykb", None),
    ],
)
def test_a_number_on_its_own_remembers_its_text(text, type_name):
    """R2.9: converted to text it is what was typed; its type is that of the number."""
    [(_, value)] = items(text)
    assert convert(value, STRING) == text
    assert type_of(value).name == (type_name or "System.String")


@pytest.mark.parametrize(
    ("text", "as_text"), [("0.1234567890123456", "0.123456789012346"), ("0.12345678901234567890", "0.12345678901234567890")]
)
def test_a_number_typed_as_it_is_written_remembers_nothing(text, as_text):
    """R2.9: what was typed is compared with the number's round-trip text; the conversion makes fewer digits of it (R8.11)."""
    [(_, value)] = items(text)
    assert convert(value, STRING) == as_text


def test_the_conversion_of_a_big_integer_does_not_look_at_its_text():
    [(_, value)] = items("10n")
    assert (convert(value, STRING), to_text(value), type_of(value).name) == ("10", "10n", "System.Numerics.BigInteger")


def test_an_element_of_an_array_does_not():
    """Worked case 9."""
    [(_, values)] = items("0x10,1kb")
    assert [to_text(value) for value in values] == ["16", "1024"]


def test_a_number_in_parentheses_does_not():
    [(_, value)] = items("(0x10)")
    assert to_text(value) == "16"


def test_a_script_block_keeps_its_text():
    [(_, block)] = items("{ 'a}' + \"}\" }")
    assert isinstance(block, ScriptBlock)
    assert block.text == " 'a}' + \"}\" "


@pytest.mark.parametrize(
    ("text", "variables", "expected"),
    [
        ("@a", {"a": ["-x", "1"]}, [(None, "-x"), (None, "1")]),
        ("@a", {"a": 5}, [(None, 5)]),
        ("@h -x 2", {"h": {"x": 1}}, [("x", 1), ("x",), (None, 2)]),
        ('"<$a>" $a', {"a": [1, 2]}, [(None, "<1 2>"), (None, [1, 2])]),
    ],
)
def test_variables_come_from_the_caller(text, variables, expected):
    """R2.13: a dictionary is splatted by name, an array by place."""
    assert items(text, **variables) == expected


def test_items_of_a_dictionary_are_marked():
    [item] = read_arguments("@h", lambda name: {"x": 1})
    assert item.from_splat
    assert item.text == "-x:"


@pytest.mark.parametrize(
    ("text", "error_id", "offset"),
    [
        ("-p:", "ParameterRequiresArgument", 3),
        ("-p: ;", "ParameterRequiresArgument", 3),
        ("-p:,", "MissingArgument", 3),
        ("-p, x", "MissingArgument", 2),
        (",a", "MissingArgument", 0),
        ("a,", "MissingExpression", 2),
        ("a, ;", "MissingExpression", 2),
        ("a `", "IncompleteString", 4),
        ("'a", "TerminatorExpectedAtEndOfString", 0),
        ('b "a', "TerminatorExpectedAtEndOfString", 2),
        ("()", "ExpectedExpression", 1),
        ("(1", "MissingEndParenthesisInExpression", 2),
        ("{a", "MissingEndCurlyBrace", 0),
        ("a <b", "RedirectionNotSupported", 2),
        ("@{a=1; 'A'=2}", "DuplicateKeyInHashLiteral", 7),
    ],
)
def test_what_is_no_command_line(text, error_id, offset):
    """The offset is where the engine points to."""
    with pytest.raises(ParseException) as caught:
        items(text)
    assert (caught.value.error_id, caught.value.offset) == (error_id, offset)


@pytest.mark.parametrize(
    "text",
    ["$x", "@x", '"$(1)"', "(a)", "(1+1)", "'a'.Length", "a | b", "a; b", "a > b", "a 2>b", "a,,b", "$true.x", "${a}"],
)
def test_what_has_to_be_run_is_left_to_the_language(text):
    with pytest.raises(NotConstant):
        items(text)


@pytest.mark.parametrize(("text", "expected"), [("a -?", True), ("-Name ?", False), ("'-?'", False)])
def test_a_question_mark_asks_for_help(text, expected):
    """R2.16."""
    assert asks_for_help(read_arguments(text)) is expected


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="-–@$(){}[]'\"`,;:.|&#<>=?ab1 0x\n\r\t_é\0", max_size=14))
@example("\0")
@example("@{a=")
@example("-a:`\n")
@example("(" * 1000)
@example("@{a=" * 1000)
def test_any_text_is_read_or_refused(text):
    """No other exception, and no endless reading."""
    try:
        read = read_arguments(text, lambda name: 1)
    except (ParseException, NotConstant):
        return
    assert all(item.name or item.value is not UNBOUND for item in read)

"""Bad texts: cut, damaged, huge, nested without end. They are parsed or refused, and nothing else."""

from __future__ import annotations

import sys

import pytest
from one_script import REGISTRY, run

from psopenai_py.framework.errors import ParseException
from psopenai_py.framework.session import Session
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.language.parsing.parser import parse
from psopenai_py.language.script import run_script

SCRIPT = """param([int]$x = 1, $y)
#requires -Version 5
function f { [CmdletBinding()] param([Parameter(Mandatory)]$a) begin { 1 } process { "x$($a.b[0]) ${y}" } }
@{ a = 1; 'b' = @(1, 2) }.a + [string]::new('a', 2) | Where-Object { $_ -gt 1 -and !$x } | f -a:$x 2>&1 > $null
switch -Regex ($x) { '^a' { break } default { continue } }
try { throw 'a' } catch [Exception] { $_ } finally { for ($i = 0; $i -lt 3; $i++) { do { 1 } until ($true) } }
$s = @"
$x $(if ($y) { 'z' } else { 1..3 })
"@
:out foreach ($v in 1, 2) { while ($true) { break out } }
class C : Object { [int]$p = 1; C() : base() { } static [void] m([int]$q) { return } }
enum E { a = 1; b }
$x ? 1 : $y ?? 2 && 'done' || <# comment #> exit 3
"""


def test_every_beginning_of_a_script_is_parsed():
    """It is a script, is not complete, or is none; the whole is a script."""
    for end in range(len(SCRIPT)):
        found = parse(SCRIPT[:end])
        assert not found.incomplete or found.errors
    assert parse(SCRIPT).errors == ()


@pytest.mark.parametrize("odd", ["\0", "\ud800", "\ufeff", "\x1b", "`", '"', "'", "@'", "<#", "{", ")", "\u2028"])
def test_a_sign_anywhere_in_a_script_is_taken_or_refused(odd):
    for place in range(0, len(SCRIPT), 7):
        parse(SCRIPT[:place] + odd + SCRIPT[place:])


@pytest.mark.parametrize(
    ("text", "output"),
    [("'a\0b'.Length", [3]), ('"\ud800x".Length', [2]), ("'\ud800' -eq '\ud801'", [False]), ("[int][char]'\ud800'", [0xD800])],
)
def test_odd_characters_are_characters_of_a_text(text, output):
    assert run(text) == (output, [], None)


@pytest.mark.parametrize(
    "text", ["\0", "\ud800", "@'\n\ud800", "$\0", "-\0", "[\0]", "a\0b", "${\0}", "@{\0=1}", "#\0", "f \ud800", "& '\0'"]
)
def test_odd_characters_outside_of_texts_are_parsed_and_run(text):
    run(text)


CLOSING = {"(": ")", "@(": ")", "$(": ")", "{": "}", "@{": "}", "[": "]", "'": "'", '"': '"'}


@pytest.mark.parametrize("first", CLOSING)
@pytest.mark.parametrize("second", CLOSING)
def test_what_is_not_balanced_is_refused(first, second):
    for text in (first + second, first + second + CLOSING[first], CLOSING[first] + first, first + CLOSING[second]):
        found = parse(text)
        if text in ("''", '""', "(''", "{''"):
            continue
        ended = run(text).ended
        assert (ended is None) == (found.errors == ())


NESTED = [
    ("(", "1", ")"), ("@(", "1", ")"), ("$(", "1", ")"), ("{", "1", "}"), ("& {", "1", "}"), (". {", "1", "}"), ("@{a=", "1", "}"),
    ("$x[", "1", "]"), ("$a.b(", "1", ")"), ("f(", "1", ")"), ("f (", "1", ")"), ("if (1) {", "1", "}"), ("if (", "1", ") {}"),
    ("while (0) {", "1", "}"), ("for (;0;) {", "1", "}"), ("foreach ($i in 1) {", "1", "}"), ("switch (1) { 1 {", "1", "} }"),
    ("do {", "1", "} while (0)"), ("do {", "1", "} until (1)"), ("try {", "1", "} finally {}"), ("try {} catch {", "1", "}"),
    ("trap {", "1", "}"), ("function f {", "1", "}"), ("begin {", "1", "}"), ("data {", "1", "}"), ("class C { f() {", "1", "} }"),
    ("- ", "1", ""), ("! ", "1", ""), ("[int]", "1", ""), (",", "1", ""), ("$a = ", "1", ""), ("[List[", "int", "]]"),
    ("param($a = ", "1", ")"), ("$x ? ", "1", " : 1"), ("1 + (", "1", ")"), ("1,(", "1", ")"), ("return (", "1", ")"),
    ("[A(", "1", ")]"), ("if (1) {} elseif (", "1", ") {}"), ("a | % {", "1", "}"), ("$x ?? (", "1", ")"), ("1 -in (", "1", ")"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "middle", "closing"), NESTED)
def test_nesting_without_end_is_an_error_like_any_other(opening, middle, closing):
    """10,000 levels of each bracket and statement."""
    text = opening * 10_000 + middle + closing * 10_000
    refused = parse(text).errors
    output, errors, ended = run(text)
    assert ended if refused else output or errors or ended


@pytest.mark.parametrize(("opening", "middle", "closing"), NESTED)
def test_nesting_that_is_left_open_is_an_error_like_any_other(opening, middle, closing):
    parse(opening * 10_000)
    parse(middle + closing * 10_000)


def test_texts_inside_texts_without_end_are_an_error_like_any_other():
    """Each level reads the levels below it again, so few of them are allowed."""
    assert parse('"$(' * 20 + "1" + ')"' * 20).errors == ()
    assert parse('"$(' * 500 + "1" + ')"' * 500).errors[-1].error_id == "ScriptTooComplicated"


@pytest.mark.parametrize("chain", ["1 + ", "1, ", "'a' + ", "$true -and ", "1 | Write-Output | ", "1 && "])
def test_a_chain_of_any_length_has_an_end(chain):
    """It runs, or it is too deep to run."""
    result = run(chain * 4000 + "Write-Output 1" if "|" in chain or "&" in chain else chain * 4000 + "1")
    assert result.output or result.errors or result.ended


@pytest.mark.parametrize(
    ("opening", "middle", "closing"),
    [
        ("Write-Output (", "1", ")"),
        ("$x[", "1", "]"),
        ("$(", "1", ")"),
        ("@(", "1", ")"),
        ("& { ", "1", " }"),
        ("if (1) { ", "1", " }"),
    ],
)
def test_what_is_nested_is_compiled_once(opening, middle, closing):
    """Else each level would double the work: thirty of them would not come to an end."""
    assert run("$x = 0, 1; " + opening * 30 + middle + closing * 30) == ([1], [], None)


def calls_to_parse(text: str) -> int:
    """Counts the calls of functions it takes to parse a text."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        parse(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "1 + ",
        "$a.b ",
        "f -x 1; ",
        "'a' ",
        '"a$b" ',
        "@{a=1}; ",
        "if (1) { 2 }; ",
        "x, ",
        "(1) ",
        "# a\n",
        ") ",
        "{ ",
        '"',
        "$( ",
        "`",
    ],
)
def test_the_work_of_parsing_grows_with_the_text(piece):
    """Four times the text takes about four times the calls."""
    short, long = (calls_to_parse(piece * (size // len(piece))) for size in (4_000, 16_000))
    assert long < 6 * short + 1000


@pytest.mark.parametrize(
    ("opening", "closing"), [("'", "'"), ('"', '"'), ("", ""), ("#", ""), ("<#", "#>"), ("$", ""), ("@'\n", "\n'@")]
)
def test_a_word_of_ten_megabytes_is_parsed(opening, closing):
    assert parse(opening + "a" * 10_000_000 + closing).errors == ()


def test_a_text_that_is_no_script_is_refused_before_anything_runs():
    with Session(REGISTRY, host=SilentHost(), environ={}) as session, pytest.raises(ParseException):
        run_script(session, "$global:x = 1; )")
    assert "x" not in session.globals

"""What a word at the prompt may become."""

from __future__ import annotations

import pytest

from psopenai_py.cli.suggestions import Suggestions
from psopenai_py.language.script import run_script
from psopenai_py.surface import make_session


@pytest.fixture(scope="module")
def suggestions():
    session = make_session(environ={})
    run_script(session, "$ThreadId = 1; $threads = 2; function Get-ThreadName { param($First, [switch]$Full) }")
    return Suggestions(session)


@pytest.mark.parametrize(
    "text, start, found",
    [
        ("get-threadn", 0, ["Get-ThreadName"]),
        ("1 | Wait-Th", 4, ["Wait-ThreadRun"]),
        ("if ($x) { Stop-Thr", 10, ["Stop-ThreadRun"]),
        ("$y = New-Thre", 5, ["New-Thread"]),
        ("$thr", 0, ["$ThreadId", "$threads"]),
        ("Get-Thread $threadi", 11, ["$ThreadId"]),
        ("Get-ThreadName -f", 15, ["-First", "-Full"]),
        ("Wait-ThreadRun -Run x -Throt", 22, ["-ThrottleLimit"]),
        ("Get-Nothing -x", 12, []),
        ("Get-Thread wor", 11, []),
        ("", 0, []),
    ],
)
def test_names_that_begin_with_a_word(suggestions, text, start, found):
    assert suggestions.of(text) == (start, found)


def test_own_parameters_come_first(suggestions):
    _, found = suggestions.of("Wait-ThreadRun -")
    assert found.index("-TimeoutSec") < found.index("-Debug")
    assert found[0] == "-AdditionalBody"

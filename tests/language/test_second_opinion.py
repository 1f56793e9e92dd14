"""Our parser and another grammar agree on what parses and on the commands of it, but for listed faults of that grammar."""

from pathlib import Path

import pytest

from psopenai_py.framework.testing.conformance.compare import read_cases

FOLDER = Path(__file__).parents[1] / "conformance"
opinions = pytest.importorskip("tests.language.second_opinion", reason="needs tree-sitter-pwsh")


def test_recorded_scripts_are_read_alike():
    """Those on the list, and no others, are read differently: a line leaves the list when the grammar learns it."""
    other = opinions.SecondOpinion()
    differ = {
        case["id"]
        for case in read_cases(FOLDER / "cases" / "language.jsonl.gz")
        if opinions.our_reading(case["script"]) != other.reading(case["script"])
    }
    assert differ == opinions.known_faults()


def test_everyday_lines_are_read_alike():
    """The lines of the module's habit, none of which the list may excuse."""
    lines = [
        "Get-Thread -ThreadId thread_1 | Start-ThreadRun -Assistant asst_1 | Wait-ThreadRun -TimeoutSec 60",
        "$Thread = New-Thread; $Thread | Start-ThreadRun | Wait-ThreadRun",
        "Request-ChatCompletion -Message 'Hello' -Model gpt-4o -Temperature 0.5 | Select-Object -ExpandProperty Answer",
        "Get-ChildItem -Path ./x -Recurse -File | Where-Object { $_.Length -gt 10 } | ForEach-Object { Write-Output $_.Name }",
        "$global:OPENAI_API_KEY = 'sk'; Set-OpenAIContext -ApiKey $global:OPENAI_API_KEY",
        "foreach ($i in $list) {\n    if ($i -eq 1) {\n        Write-Host one\n    }\n}",
    ]
    other = opinions.SecondOpinion()
    for line in lines:
        ours = opinions.our_reading(line)
        assert ours
        assert ours == other.reading(line), line

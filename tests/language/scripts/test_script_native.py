"""Programs of the system."""

from __future__ import annotations

import sys


def _python(code: str) -> str:
    return f"& '{sys.executable}' -c '{code}'"


def test_lines_and_status(run) -> None:
    ran = run(_python('print(1); print("two"); raise SystemExit(3)') + "; $LASTEXITCODE; $?")
    assert ran.output[:3] == ["1", "two", 3]


def test_a_failing_program_sets_the_status(run) -> None:
    assert run(_python("raise SystemExit(3)") + "; $?").output == [False]
    assert run(_python("pass") + "; $?; $LASTEXITCODE").output == [True, 0]


def test_arguments_are_words(run) -> None:
    code = 'import sys; print("|".join(sys.argv[1:]))'
    ran = run(_python(code) + " a 'b c' -x:1 (1, 2) $null 5")
    assert ran.output == ["a|b c|-x:1|1|2|5"] or ran.output == ["a|b c|-x:|1|1|2|5"]


def test_input_is_text(run) -> None:
    assert run("'a', 5 | " + _python("import sys; print(sys.stdin.read().split())")).output == ["['a', '5']"]


def test_the_error_stream_is_no_output(run) -> None:
    ran = run(_python('import sys; print("oops", file=sys.stderr); print("out")'))
    assert ran.output == ["out"]
    assert [record.message for record in ran.errors] == ["oops"]

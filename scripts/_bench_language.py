"""Measures the language and the everyday commands for scripts/bench, in units of a bare loop; runs in the installed environment."""

from __future__ import annotations

import ast
import gzip
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from psopenai_py.framework.session import Session
from psopenai_py.framework.values.numbers import Int64
from psopenai_py.framework.values.objects import PSObject
from psopenai_py.language.parsing.parser import parse
from psopenai_py.language.runtime.script_block import CodeBlock
from psopenai_py.language.script import block_of, run_block, run_script
from psopenai_py.surface import make_session

TURNS = 100_000
TIMES_OF_LOOP = 20
"""The loop is short, so it is measured more often than the work."""
OBJECTS = 30_000
LINES = 2_000
LINE = "$text = 'a' + '{0}'; $list = 1, 2, {0}; $list[1] + 4; if ($text -eq 'a{0}') {{ $text.Length }}"
STATEMENTS_OF_LINE = 4
SCRIPTS = {
    "pipeline": "1..100000 | ForEach-Object { $_ * 2 } | Where-Object { $_ -gt 10 }",
    "for": "$sum = 0; for ($i = 0; $i -lt 100000; $i++) { $sum += $i }",
    "hashtable": '$table = @{}; for ($i = 0; $i -lt 100000; $i++) { $table["key$i"] = $i }',
    "simple": """function Add-Simple($First, $Second) { $First + $Second }
for ($i = 0; $i -lt 20000; $i++) { $null = Add-Simple $i 2 }""",
    "advanced": """function Add-Advanced {
    [CmdletBinding()] param([Parameter(Mandatory)] [int] $First, [ValidateSet('a', 'b')] $Kind)
    $First + 1
}
for ($i = 0; $i -lt 20000; $i++) { $null = Add-Advanced -First $i -Kind a }""",
    "sort": "$objects | Sort-Object size",
    "group": "$objects | Group-Object status",
    "to-json": "$objects | ConvertTo-Json -Compress",
    "from-json": "$null = $json | ConvertFrom-Json",
}


def main() -> None:
    """Prints each measure as a JSON object: work by name to units of the loop."""
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    session = make_session(environ={"PATH": ""})
    session.globals["objects"] = objects()
    session.globals["json"] = json_text()
    work: dict[str, Callable[[], object]] = {"loop": bare_loop}
    for name, text in SCRIPTS.items():
        work[name] = running(session, block_of(text))
    work["line"] = lambda: one_liners(session)
    best = best_of(work, rounds)
    loop = best.pop("loop")
    units = {name: seconds / loop for name, seconds in best.items()}
    units["line"] = units["line"] / LINES / STATEMENTS_OF_LINE
    units["parse"] = parse_speed(sys.argv[1], rounds)
    print(json.dumps(units))


def running(session: Session, block: CodeBlock) -> Callable[[], object]:
    """Returns what runs a block that was parsed before."""
    block.session = session
    return lambda: run_block(session, block)


def bare_loop() -> None:
    """Counts: the unit."""
    number = 0
    while number < TURNS:
        number += 1


def one_liners(session: Session) -> None:
    """Parses, compiles and runs lines, no two of them the same."""
    for number in range(LINES):
        run_script(session, LINE.format(number))


def objects() -> list[PSObject]:
    """Returns objects as the API's answers are: some texts and numbers each."""
    states = ("queued", "in_progress", "completed", "failed")
    return [
        PSObject(
            {"id": f"run_{n:06}", "status": states[n % 4], "size": Int64(n * 7919 % 30_011), "created_at": Int64(1_750_000_000 + n)}
        )
        for n in range(OBJECTS)
    ]


def json_text() -> str:
    """Returns an array of as many small objects, 2.3 MB of JSON."""
    small = [{"id": f"run_{n:06}", "status": "completed", "size": n, "created_at": 1_750_000_000 + n} for n in range(OBJECTS)]
    return json.dumps(small, separators=(",", ":"))


def parse_speed(cases: str, rounds: int) -> float:
    """Returns how fast recorded scripts are parsed, in bytes a second, against Python's own parser on a file of its library."""
    with gzip.open(cases, "rt", encoding="utf-8") as lines:
        scripts = [json.loads(line)["script"] for line in lines]
    with open(os.path.join(os.path.dirname(ast.__file__), "argparse.py"), encoding="utf-8") as file:
        python = file.read()

    def parse_all() -> None:
        for text in scripts:
            parse(text)

    best = best_of({"ours": parse_all, "python": lambda: ast.parse(python)}, rounds)
    return float(sum(len(text.encode()) for text in scripts) / best["ours"] / (len(python.encode()) / best["python"]))


def best_of(work: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Returns the seconds of processor time that each work's quickest run takes; they take turns."""
    best: dict[str, Any] = dict.fromkeys(work, float("inf"))
    for _ in range(rounds):
        for name, run in work.items():
            for _ in range(TIMES_OF_LOOP if name == "loop" else 1):
                started = time.process_time()
                run()
                best[name] = min(best[name], time.process_time() - started)
    return best


if __name__ == "__main__":
    main()

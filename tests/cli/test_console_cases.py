"""What the program pwsh was recorded to return and to print, with the words of the shell: real processes, several at a time.

Usage texts, prompts and the start-up line of that program are not repeated, so a case with one of them has no output here.
"""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

CASES = [json.loads(line) for line in Path(__file__).with_name("console_cases.jsonl").read_text("utf-8").splitlines()]
AT_ONCE = 4


@pytest.fixture(scope="module")
def results(tmp_path_factory, module_psopenai):
    """Every case, run in a folder of its own."""

    def run(case):
        folder = tmp_path_factory.mktemp("case")
        for name, text in case.get("files", {}).items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
        return subprocess.run(
            module_psopenai.command(*case["argv"]),
            env=module_psopenai.env,
            cwd=folder,
            input=case.get("stdin", "").encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )

    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = pool.map(run, CASES)
        return {case["id"]: found for case, found in zip(CASES, done, strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_recorded(results, case):
    done = results[case["id"]]
    assert b"Traceback" not in done.stderr
    assert done.returncode == case["exit_code"], done.stderr.decode()
    if "stdout" in case:
        assert done.stdout.decode() == case["stdout"]

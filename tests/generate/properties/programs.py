"""Properties of running a program in a session of its own, in an empty folder, without programs of the system."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from psopenai_py.conformance.scripts import Recorder
from psopenai_py.framework.errors import ErrorRecord, PowerShellError
from psopenai_py.framework.registry import Registry
from psopenai_py.framework.session import Session
from psopenai_py.framework.testing.conformance.values import encode_error
from psopenai_py.language.parsing.parser import parse
from psopenai_py.language.runtime.interpreter import Interpreter
from psopenai_py.language.script import run_script
from psopenai_py.surface import make_registry


def a_program_runs_to_an_end(case: dict[str, Any]) -> None:
    """Only errors of our own tree come out, none of them a mistake of ours, and the session can be used as before."""
    if parse(case["text"]).errors:
        return
    with _session() as session:
        _run(session, case["text"])
        _assert_unused(session)
        for record in session.globals["Error"]:
            _assert_ours(record)
        after = Recorder()
        session.host = after
        run_script(session, "$ErrorActionPreference = 'Continue'; Set-StrictMode -Off; 1 + 1", write=after.write)
        assert after.outcome()["output"] == [{"t": "System.Int32", "v": 2}]
        _assert_unused(session)


def a_program_does_the_same_again(case: dict[str, Any]) -> None:
    """In another session and another folder."""
    if parse(case["text"]).errors:
        return
    outcomes = []
    for _ in range(2):
        with _session() as session:
            outcomes.append(_run(session, case["text"]))
    assert outcomes[0] == outcomes[1]


def a_program_with_a_sign_in_it_is_parsed_or_refused(case: dict[str, Any]) -> None:
    """Wherever it stands."""
    text = case["text"]
    at = case["cut"] % (len(text) + 1)
    parse(text[:at] + case["odd"] + text[at:])


def _assert_unused(session: Session) -> None:
    interpreter = Interpreter.for_session(session)
    assert session.variables is session.globals
    assert interpreter.depth == 0
    assert interpreter.propagates is False


def _assert_ours(record: Any) -> None:
    """An error is of our own tree, or of the system; what Python itself found wrong is a mistake of ours."""
    error = record.exception if isinstance(record, ErrorRecord) else record
    while error is not None:
        assert isinstance(error, OSError | MemoryError | RecursionError) or type(error).__module__.startswith("psopenai_py"), (
            f"{type(error).__name__}: {error}"
        )
        error = error.__cause__


@cache
def _registry() -> Registry:
    return make_registry()


@contextlib.contextmanager
def _session() -> Iterator[Session]:
    """Makes a session in a folder of its own; no thread is left when it is closed."""
    before, threads, limit = Path.cwd(), threading.active_count(), sys.getrecursionlimit()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            with Session(_registry(), host=Recorder(), environ={"PATH": "", "TZ": "UTC", "NO_COLOR": "1"}) as session:
                yield session
            assert threading.active_count() == threads
        finally:
            os.chdir(before)
            sys.setrecursionlimit(limit)  # running a script raises it, which Hypothesis wants to know of


def _run(session: Session, text: str) -> str:
    """Returns all that a script wrote to any stream, and how it ended, as JSON without the name of the folder."""
    recorder = Recorder()
    session.host = recorder
    ended: Any = None
    try:
        ended = run_script(session, text, write=recorder.write).exit_code
    except PowerShellError as error:
        recorder.streams["errors"].append(encode_error(error.record, terminating=True))
    return json.dumps({**recorder.outcome(), "ended": ended}).replace(str(Path.cwd()), "WORK")


PROGRAMS = (a_program_runs_to_an_end, a_program_does_the_same_again, a_program_with_a_sign_in_it_is_parsed_or_refused)

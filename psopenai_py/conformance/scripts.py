"""Replays the family ``language``: a script in a fresh session and an empty folder, and what came out of each stream."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..framework.conversion.text import to_text
from ..framework.errors import ErrorRecord, PowerShellError
from ..framework.registry import Registry
from ..framework.session import Session
from ..framework.streams.records import InformationRecord, ProgressRecord, StreamRecord
from ..framework.testing.conformance.later import NeedsLater
from ..framework.testing.conformance.values import encode, encode_error
from ..framework.values.types import RUNTIME_TYPE
from ..language.parsing.parser import parse
from ..language.script import run_script

_COMMANDS = "Microsoft.PowerShell.Commands."
_GROUP = ("Count", "Name", "Values", "Group")
_MEASURED = ("Count", "Average", "Sum", "Maximum", "Minimum", "StandardDeviation", "Property")
_SHOWN: dict[str, tuple[str, ...]] = {
    f"{_COMMANDS}GroupInfo": _GROUP,
    f"{_COMMANDS}GroupInfoNoElement": _GROUP,
    f"{_COMMANDS}GenericMeasureInfo": _MEASURED,
    f"{_COMMANDS}GenericObjectMeasureInfo": _MEASURED,
    f"{_COMMANDS}TextMeasureInfo": ("Lines", "Words", "Characters", "Property"),
    f"{_COMMANDS}MemberDefinition": ("TypeName", "Name", "MemberType", "Definition"),
    f"{_COMMANDS}MatchInfo": ("LineNumber", "Line", "Filename", "Pattern"),
    "System.Management.Automation.PSVariable": ("Name", "Value"),
    "System.Management.Automation.PathInfo": ("Path",),
    "System.Management.Automation.PSNoteProperty": ("Name", "Value", "TypeNameOfValue"),
    "System.Management.Automation.InformationRecord": ("MessageData", "Tags"),
    "System.Management.Automation.AliasInfo": ("Name", "Definition"),
    "System.Collections.DictionaryEntry": ("Key", "Value"),
    "System.IO.FileInfo": ("Name",),
    "System.IO.DirectoryInfo": ("Name",),
    "System.Text.RegularExpressions.Match": ("Success", "Index", "Length", "Value"),
}
"""The types of this family whose members are the value."""

_WORK = "WORK"
_LISTS = {"warning": "warnings", "verbose": "verbose", "debug": "debug"}


class Recorder:
    """A host that keeps what reaches it in the recordings' form; `order` has a letter for each object and record."""

    can_prompt = False

    def __init__(self) -> None:
        self.streams: dict[str, list[Any]] = {
            name: [] for name in ("output", "errors", "warnings", "host", "information", "verbose", "debug")
        }
        self.host_text = ""
        self.order = ""

    def write(self, value: Any) -> None:
        """Takes an object of the output."""
        self.streams["output"].append(_printed(encode(value, shown=_SHOWN)))
        self.order += "o"

    def show_error(self, record: ErrorRecord) -> None:
        """Takes an error record."""
        self.streams["errors"].append(encode_error(record, terminating=False))

    def hide(self, record: StreamRecord, *, discarded: bool) -> None:
        """Takes a record that is not shown; the recordings have it, unless it was redirected to null."""
        if not discarded:
            self.show(record)

    def show(self, record: StreamRecord) -> None:
        """Takes a record of any other stream; progress is not recorded."""
        if isinstance(record, ProgressRecord):
            return
        if isinstance(record, InformationRecord):
            self._information(record)
        else:
            self.streams[_LISTS[record.stream]].append(record.message)
            self.order += record.stream[0]

    def _information(self, record: InformationRecord) -> None:
        if "PSHOST" in record.tags:
            text = to_text(record.data)
            self.streams["host"].append(text)
            self.host_text += text if record.no_newline else text + "\n"
            self.order += "h"
        else:
            self.streams["information"].append(_printed(encode(record.data, shown=_SHOWN)))
            self.order += "i"

    def ask(self, caption: str, message: str, field: str) -> str:
        """Never called: nobody is there."""
        raise EOFError

    def outcome(self) -> dict[str, Any]:
        """Returns what was kept, in the form of a case's expectation."""
        kept = {name: self.streams[name] for name in ("output", "errors", "warnings", "host")}
        outcome: dict[str, Any] = {**kept, "parse_error": None}
        if kept["host"]:
            outcome["host_text"] = self.host_text
        for name in ("information", "verbose", "debug"):
            if self.streams[name]:
                outcome[name] = self.streams[name]
        if len(set(self.order)) > 1:
            outcome["order"] = self.order
        return outcome


def _printed(encoded: Any) -> Any:
    """Returns an encoded value with the names of generic types as .NET prints them: ``List`1[System.Int32]``."""
    if isinstance(encoded, list):
        return [_printed(item) for item in encoded]
    if not isinstance(encoded, dict):
        return encoded
    made = {key: _printed(item) for key, item in encoded.items()}
    for key in ("t", "v") if made.get("t") == RUNTIME_TYPE.name else ("t",):
        if isinstance(made.get(key), str):
            made[key] = made[key].replace("[[", "[").replace("]]", "]").replace("],[", ",")
    return made


def replay_script(case: Mapping[str, Any], registry: Registry) -> dict[str, Any]:
    """Runs the script of a case and returns ``{"actual": …}``, or ``{"later": name}`` where it needs what is not built."""
    parsed = parse(case["script"])
    if parsed.errors:
        recorder = Recorder()
        return {"actual": {**recorder.outcome(), "parse_error": _parse_error(parsed)}}
    with _folder(case.get("files") or {}) as folder:
        recorder = Recorder()
        try:
            _run(case["script"], registry, recorder)
        except NeedsLater as later:
            return {"later": later.name}
        return {"actual": _cleaned(recorder.outcome(), folder)}


def _run(script: str, registry: Registry, recorder: Recorder) -> None:
    environ = {**os.environ, "PATH": "", "NO_COLOR": "1", "TZ": "UTC"}
    environ.pop("LANGTEST", None)
    with Session(registry, host=recorder, environ=environ) as session:
        try:
            run_script(session, script, write=recorder.write)
        except PowerShellError as error:
            encoded = encode_error(error.record, terminating=True)
            if error.record.exception is error and not error.thrown:  # the engine's own, which its record stands for
                encoded["exception"] = "System.Management.Automation.ParentContainsErrorRecordException"
            recorder.streams["errors"].append(encoded)


def _parse_error(parsed: Any) -> dict[str, Any]:
    found = []
    for error in parsed.errors:
        line, column = parsed.source.line_and_column(error.start)
        found.append({"id": error.error_id, "message": error.message, "line": line, "column": column})
    return {"id": found[0]["id"], "message": found[0]["message"], "all": found}


@contextlib.contextmanager
def _folder(files: Mapping[str, str]) -> Iterator[str]:
    """Makes a folder with the files, the current location meanwhile."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as outer:
        made = Path(outer, "w")  # the recorder's folder had this name
        made.mkdir()
        for name, text in files.items():
            path = Path(made, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        os.chdir(made)
        try:
            yield os.path.realpath(made)
        finally:
            os.chdir(before)


def _cleaned(value: Any, folder: str) -> Any:
    """Returns the outcome with the folder's path written as the recordings have it."""
    if isinstance(value, dict):
        return {key: _cleaned(item, folder) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item, folder) for item in value]
    return value.replace(folder, _WORK) if isinstance(value, str) else value

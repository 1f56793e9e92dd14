"""Properties of the readers of JSON: one text, and a stream of records."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from generate.json_texts import Pieces
from psopenai_py.framework.errors import InputException, InputFailure, JsonException
from psopenai_py.framework.input.reader import read_records
from psopenai_py.framework.json_text import dump, dump_slowly, parse


def any_bytes_are_a_value_or_refused(case: dict[str, Any]) -> None:
    """What is a value is written alike by both writers, and comes back as it was."""
    with suppress(JsonException):
        value = parse(_bytes(case))
        text = dump(value)
        assert dump_slowly(parse(_bytes(case))) == text
        assert dump(parse(text)) == text


def any_bytes_are_records_or_failures(case: dict[str, Any]) -> None:
    """The same records, however the stream is cut into pieces; each failure names its line."""
    for form in ("auto", "json", "text"):
        whole = _records(case, form, [len(case["bytes"]) + 1])
        assert _records(case, form, case["pieces"]) == whole


def _bytes(case: dict[str, Any]) -> bytes:
    return case["bytes"].encode("latin-1")  # type: ignore[no-any-return]


def _records(case: dict[str, Any], form: str, pieces: list[int]) -> list[Any]:
    found: list[Any] = []
    for record in read_records(Pieces(_bytes(case), pieces), form, max_record_bytes=case["longest"]):
        if isinstance(record, InputFailure):
            assert isinstance(record.exception, InputException)
            assert "ine " in str(record.exception)
            found.append(str(record.exception))
        else:
            found.append(dump(record))
    return found


JSON_INPUT = (any_bytes_are_a_value_or_refused, any_bytes_are_records_or_failures)

"""Replies as typed objects."""

from __future__ import annotations

import pytest

from psopenai_py.api.objects import typed
from psopenai_py.api.types import MESSAGE, OBJECT_KINDS, RUN, TYPE_NAMES
from psopenai_py.framework.values.dates import DateTime
from psopenai_py.framework.values.objects import names, text_property


def test_a_run_has_its_type_its_text_and_local_dates():
    run = typed({"id": "run_1", "created_at": 1767225600, "expires_at": None, "failed_at": 0, "x": 1}, RUN)
    assert run.type_names[0] == "PSOpenAI.Thread.Run"
    assert text_property(run) == "id"
    assert run.created_at == DateTime.from_unix(1767225600)
    assert (run.expires_at, run.failed_at, run.x) == (None, 0, 1)


@pytest.mark.parametrize("time", [10**12, 10**30, -(10**12), True, "2026", 1.5])
def test_what_is_no_unix_time_stays(time):
    assert typed({"created_at": time}, RUN).created_at == time


def test_a_message_has_simple_content():
    content = [
        {"type": "text", "text": {"value": "hi"}},
        {"type": "image_file", "image_file": {"file_id": "f"}},
        {"type": "image_url", "image_url": {"url": "u"}},
        {"type": "other"},
    ]
    message = typed({"role": "user", "content": content}, MESSAGE)
    assert [(part.Role, part.Type, part.Content) for part in message.SimpleContent] == [
        ("user", "text", "hi"),
        ("user", "image_file", "f"),
        ("user", "image_url", "u"),
        ("user", "other", None),
    ]
    assert names(message)[-1] == "SimpleContent"


def test_twenty_two_types_have_their_id_as_text():
    assert sum(name.text_property == "id" for name in TYPE_NAMES.values()) == 22


def test_the_apis_own_names_lead_to_types():
    assert OBJECT_KINDS["thread.run"] == "PSOpenAI.Thread.Run"
    assert set(OBJECT_KINDS.values()) <= set(TYPE_NAMES)

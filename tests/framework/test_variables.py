"""Scopes, variables with rules, simple functions, hosts that redirect."""

from __future__ import annotations

import pytest

from psopenai_py.framework.binding.arguments import ArgumentItem
from psopenai_py.framework.binding.binder import Binder
from psopenai_py.framework.declaration.compiler import build_metadata
from psopenai_py.framework.declaration.metadata import ParameterMetadata
from psopenai_py.framework.errors import ErrorRecord
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.framework.streams.records import InformationRecord, WarningRecord
from psopenai_py.framework.streams.redirection import RedirectedHost, discard, hide
from psopenai_py.framework.values.types import INT, OBJECT
from psopenai_py.framework.variables import Scope, SessionStateUnauthorizedAccessException, VariableRules


def test_reading_walks_outwards_and_writing_stays() -> None:
    outer = Scope()
    outer["Name"] = 1
    inner = Scope(outer)
    assert inner["NAME"] == 1
    inner["name"] = 2
    assert (outer["name"], inner["name"], outer.spelled("name")) == (1, 2, "Name")
    assert inner.holder("name") is inner
    assert sorted(Scope(inner)) == ["name"]


def test_scopes_by_name() -> None:
    outermost = Scope()
    script = Scope(outermost, is_script=True)
    local = Scope(script)
    assert local.named("global") is outermost
    assert local.named("Script") is script
    assert local.named("local") is local.named("0") is local
    assert local.named("2") is outermost
    assert local.named("3") is None


def test_private_variables_stay() -> None:
    outer = Scope()
    outer.declare("secret", 1, VariableRules(options=frozenset({"Private"})))
    assert outer.get("secret") == 1
    assert Scope(outer).get("secret") is None


def test_rules_convert_check_and_protect() -> None:
    scope = Scope()
    scope.declare("n", "5", VariableRules([int]))
    scope["n"] = "7"
    assert scope["n"] == 7
    scope.declare("c", 1, VariableRules(options=frozenset({"Constant"})))
    with pytest.raises(SessionStateUnauthorizedAccessException):
        scope["c"] = 2


def test_automatic_variables_are_made_when_they_are_read() -> None:
    outer = Scope()
    inner = Scope(outer)
    outer.automatic = lambda folded: {"made": 3}.get(folded)
    assert inner.find("made") == 3


def test_a_simple_command_keeps_the_rest_as_args() -> None:
    metadata = build_metadata("f", [ParameterMetadata("n", INT), ParameterMetadata("o", OBJECT)], simple=True)
    assert [parameter.name for parameter in metadata.parameters] == ["n", "o"]
    values: dict[str, object] = {}
    items = [ArgumentItem(value="4"), ArgumentItem("Verbose", text="-Verbose"), ArgumentItem(value=2), ArgumentItem(value=3)]
    binder = Binder(metadata, values)
    binder.bind_command_line(items, False)
    assert values["n"] == 4
    assert values["args"] == ["-Verbose", 2, 3] or (values["o"], values["args"]) == (3, ["-Verbose", 2])
    assert binder.bind_input("anything")


def test_redirected_records_reach_their_route_only() -> None:
    host, taken = SilentHost(), []
    redirected = RedirectedHost(host, {"error": taken.append, "warning": discard})
    record = ErrorRecord(ValueError("e"), "Id")
    redirected.show_error(record)
    redirected.show(WarningRecord("w"))
    redirected.show(InformationRecord("i", ("PSHOST",)))
    assert taken == [record]
    assert [shown.message for shown in host.records] == ["i"]


def test_information_is_redirected_even_where_it_is_not_shown() -> None:
    taken: list[object] = []
    record = InformationRecord("i")
    hide(RedirectedHost(SilentHost(), {"information": taken.append}), record)
    hide(SilentHost(), record)  # a host that keeps nothing hidden
    assert taken == [record]

"""Properties of what a binding case came to. They look at the outcome only, so they hold of what the engine did as well."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

from generate.cases import Case
from psopenai_py.framework.binding.errors import CATALOGUE
from psopenai_py.framework.declaration.common_parameters import common_parameters, should_process_parameters
from psopenai_py.framework.declaration.parameter import ALL_SETS
from psopenai_py.framework.testing.conformance.replay import input_objects
from psopenai_py.framework.testing.conformance.values import decode, encode
from psopenai_py.framework.values.types import NetType, type_named

Outcome = dict[str, Any]
Property = Callable[[Case, Outcome], None]

_BEFORE_BINDING = {
    "AliasDeclaredMultipleTimes",
    "AliasParameterNameAlreadyExistsForCommand",
    "MaxRangeSmallerThanMinRange",
    "ParameterNameAlreadyExistsForCommand",
    "ParameterNameConflictsWithAlias",
    "ParseException",
}
"""Ids of what is refused before there is a command, and that name none (binding.md 1.6, 9.4)."""

_OTHER_CATEGORIES = {"AmbiguousParameterSet": "MetadataError"}
_COMMON = [parameter.name for parameter in (*common_parameters(), *should_process_parameters())]


def blocks_run_in_order(case: Case, outcome: Outcome) -> None:
    """R7.1, R7.2, R7.6: begin, process once for each object that bound (once without input), end; nothing after an error."""
    blocks = [event["block"] for event in outcome["events"]]
    ended = [error["terminating"] for error in outcome["errors"]]
    assert not any(ended[:-1]), "something happened after the error that ended the command"
    if ended[-1:] == [True]:
        assert not blocks or _says_errors(outcome), "a block ran though the command line did not bind"
        return
    if not blocks:
        assert not ended
        assert asks_for_help(case), "nothing ran and no error says why"
        return
    objects = input_objects(case)
    assert blocks == ["begin", *["process"] * (len(blocks) - 2), "end"]
    if objects is None:
        assert len(blocks) == 3
    elif not _says_errors(outcome):
        assert len(blocks) - 2 + len(ended) == len(list(objects)), "each object is processed or is an error record"


def bound_names_are_formal_names(case: Case, outcome: Outcome) -> None:
    """R12.1, R12.3: keys of $PSBoundParameters are declared or common names, each once; without arguments begin sees none."""
    known = {*_declared(case), *_COMMON}
    for event in outcome["events"]:
        assert set(event["bound"]) <= known
        assert len({name.casefold() for name in event["bound"]}) == len(event["bound"])
    if outcome["events"] and not (case.get("invoke") or case.get("text")):
        assert outcome["events"][0]["bound"] == []


def bound_names_only_grow(case: Case, outcome: Outcome) -> None:
    """R12.4: an entry is never removed, and keeps its place."""
    for earlier, later in pairwise(outcome["events"]):
        assert later["bound"][: len(earlier["bound"])] == earlier["bound"]


def no_value_is_passed_over(case: Case, outcome: Outcome) -> None:
    """R4.3: where the command runs, each value of its command line was bound to a parameter of its own, or taken as remaining."""
    entries = [list(parameter.get("sets") or ()) for parameter in case["command"]["parameters"]]
    shared = any(entry.get("remaining") for sets in entries for entry in sets) or any(
        len({entry.get("position") for entry in sets} - {None}) > 1 for sets in entries
    )  # a parameter with two positions may take two values (R5.6)
    if outcome["events"] and not shared:
        assert sum("v" in item for item in case.get("invoke") or ()) <= len(outcome["events"][0]["bound"])


def set_names_are_declared(case: Case, outcome: Outcome) -> None:
    """R1.15, R12.7: the set is a declared one, the default, all sets, or not decided."""
    known = {entry.get("set") for parameter in case["command"]["parameters"] for entry in parameter.get("sets") or ()}
    known |= {case["command"].get("default_parameter_set"), ALL_SETS, ""}
    assert {event["set"] for event in outcome["events"]} <= known


def bound_values_have_the_declared_type(case: Case, outcome: Outcome) -> None:
    """R8.1, R8.3: a bound value is of the type, or null where the type has it; R7.19: or the default that came back unconverted."""
    for event in outcome["events"]:
        for parameter in _declared(case).values():
            if parameter["name"] in event["bound"]:
                value = event["values"][parameter["name"]]
                assert fits(value["t"], _type(parameter)) or value == own_default(parameter), (parameter["name"], value)


def what_is_not_bound_has_its_default(case: Case, outcome: Outcome) -> None:
    """R1.19, R7.19: it is the same in all blocks; without a declared default it is the type's own."""
    last = outcome["events"][-1:]
    for parameter in _declared(case).values():
        name = parameter["name"]
        if any(name in event["bound"] for event in last):
            continue
        for event in outcome["events"]:
            assert event["values"][name] == outcome["events"][0]["values"][name]
            if "default" not in parameter:
                assert event["values"][name] == _type_default(_type(parameter))


def mandatory_parameters_are_bound(case: Case, outcome: Outcome) -> None:
    """R6.8, R7.5: where the process block runs, what is mandatory in the set in force is bound."""
    for event in outcome["events"]:
        if event["block"] == "process":
            for parameter in _declared(case).values():
                for entry in parameter.get("sets") or ():
                    if entry.get("mandatory") and entry.get("set") in (None, event["set"]):
                        assert parameter["name"] in event["bound"]


def mandatory_parameters_are_not_null(case: Case, outcome: Outcome) -> None:
    """R9.8: nor is a text empty, or a collection, where the declaration does not allow it."""
    for event in outcome["events"][:1]:
        for parameter in _declared(case).values():
            if parameter["name"] not in event["bound"] or not any(entry.get("mandatory") for entry in parameter["sets"]):
                continue
            value, allowed = event["values"][parameter["name"]], parameter.get("allow") or ()
            declared = _type(parameter)
            if declared.family != "nullable":
                assert value["t"] is not None or "null" in allowed
            if declared.family == "string":
                assert value["v"] != "" or "empty_string" in allowed
            if declared.family in ("array", "arraylist", "list") and value["t"] is not None:
                assert value["v"] != [] or "empty_collection" in allowed


def errors_are_of_the_catalogue(case: Case, outcome: Outcome) -> None:
    """binding.md 11.2: id, category, class and text belong together, and the text names a parameter of the command."""
    names = {*_declared(case), *_COMMON}
    for error in outcome["errors"]:
        error_id, _, command = error["id"].partition(",")
        if error_id in _BEFORE_BINDING:
            assert (command, error["terminating"], outcome["events"]) == ("", True, [])
            assert error["message"]
            continue
        assert command == "Test-Binding"
        entry = CATALOGUE[error_id]
        assert error["category"] in (entry.category, _OTHER_CATEGORIES.get(error_id))
        assert error["exception"] in (entry.exception.net_type, entry.exception.__base__.net_type)
        said = _pattern(entry.template).fullmatch(error["message"])
        assert said, error["message"]
        if "parameter '{name}'" in entry.template and error_id != "ParameterAlreadyBound":  # that one has it as it was typed
            assert said["name"] in names
        if error_id == "MissingMandatoryParameter":
            assert set(said["name"].split()) <= names
        if error_id == "InputObjectMissingMandatory":
            assert set(said["detail"].split()) <= names
        assert not error_id.startswith("InputObject") or not error["terminating"] or _says_errors(outcome)


OUTCOME_PROPERTIES: tuple[Property, ...] = (
    blocks_run_in_order,
    bound_names_are_formal_names,
    bound_names_only_grow,
    no_value_is_passed_over,
    set_names_are_declared,
    bound_values_have_the_declared_type,
    what_is_not_bound_has_its_default,
    mandatory_parameters_are_bound,
    mandatory_parameters_are_not_null,
    errors_are_of_the_catalogue,
)


def fits(name: str | None, declared: NetType[Any]) -> bool:
    """Whether a value with a type of that full name (None: null) may stand in a parameter of the declared type."""
    family = declared.family
    if family in ("object", "psobject"):
        return True
    if family == "nullable":
        return name is None or (declared.element is not None and fits(name, declared.element))
    if name is None:
        return family != "string" and not declared.is_value_type
    if family == "dictionary":
        return name.rpartition(".")[2] in ("Hashtable", "OrderedDictionary")
    if family == "encoding":
        return name.startswith("System.Text.")
    if declared.name in ("System.Array", "System.Object[]") and name.endswith("[]"):
        element = type_named(name[:-2])
        return declared.name == "System.Array" or element is None or not element.is_value_type
    return _single_brackets(name) == _single_brackets(declared.name)


def asks_for_help(case: Case) -> bool:
    """Whether the command line may ask for help, so that nothing runs (R2.16)."""
    return "-?" in case.get("text", "") or any(item.get("p") == "?" for item in case.get("invoke") or ())


def _single_brackets(name: str) -> str:
    """Returns the name of a generic type as its own text has it: not every recording doubles the brackets."""
    return name.replace("[[", "[").replace("]]", "]")


def _says_errors(outcome: Outcome) -> bool:
    """Whether the command line says what becomes of errors."""
    return any("ErrorAction" in event["bound"] for event in outcome["events"])


def _declared(case: Case) -> dict[str, dict[str, Any]]:
    return {parameter["name"]: parameter for parameter in case["command"]["parameters"]}


def _type(parameter: dict[str, Any]) -> NetType[Any]:
    validators = parameter.get("validate") or ()
    declared = type_named("object" if any(item["kind"] == "type_name" for item in validators) else parameter["type"])
    assert declared is not None
    return declared


def own_default(parameter: dict[str, Any]) -> dict[str, Any]:
    """Returns what a parameter holds while nothing is bound to it, as it is restored (R7.19): a declared default unconverted."""
    return encode(decode(parameter["default"])) if "default" in parameter else _type_default(_type(parameter))


def _type_default(declared: NetType[Any]) -> dict[str, Any]:
    zero: dict[str, Any] = {"string": "", "bool": False, "switch": False, "integer": 0, "real": "0", "decimal": "0"}
    if declared.family not in zero:
        return {"t": None}
    value = zero[declared.family]
    return {"v": "0" if declared.name == "System.UInt64" else value, "t": declared.name}


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile("".join(f"(?P<{part}>.*?)" if index % 2 else re.escape(part) for index, part in enumerate(parts)), re.DOTALL)

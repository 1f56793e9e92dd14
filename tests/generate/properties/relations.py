"""Properties of the binder between cases: another way to say the same comes to the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from generate.cases import Case
from generate.command_text import command_text
from psopenai_py.framework.declaration.common_parameters import common_parameters, should_process_parameters
from psopenai_py.framework.registry import Registry
from psopenai_py.framework.testing.conformance.replay import Language, Replay, replayers
from psopenai_py.language.conformance import read_recorded

from .outcomes import OUTCOME_PROPERTIES, Outcome


def outcome_of(case: Case, replay: Replay | None = None) -> Outcome | None:
    """Returns what a case comes to, as the replayer of recorded cases says it; None where a part is not built yet."""
    answer = (replay or _replay())(case)
    json.dumps(answer)
    return answer.get("actual")


def holds_for_its_outcome(case: Case) -> None:
    """Every property that looks at the outcome alone."""
    outcome = outcome_of(case)
    if outcome is not None:
        for holds in OUTCOME_PROPERTIES:
            holds(case, outcome)


def the_same_again_is_the_same(case: Case) -> None:
    """With a command that was compiled anew, from the JSON line of the case, and with the one that was bound before."""
    line = json.dumps(case)
    first = outcome_of(case)
    assert outcome_of(case) == first
    assert outcome_of(json.loads(line), _fresh_replay()) == first
    assert json.dumps(case) == line, "binding changed what it was given"


def names_may_be_written_in_any_way(case: Case) -> None:
    """R3.2, R3.3: a name means the same in another case, as an alias, and as a beginning that no other name has."""
    first = outcome_of(case)
    for respelled in (_by_alias, _by_prefix, _by_prefix_of_alias, _by_other_case):
        other = [{**item, "p": respelled(case, item["p"])} if "p" in item else item for item in case.get("invoke") or ()]
        if other != (case.get("invoke") or []):
            assert _without_spelling(outcome_of({**case, "invoke": other})) == _without_spelling(first)


def a_switch_alone_is_true(case: Case) -> None:
    """R3.9."""
    switches = {parameter["name"] for parameter in case["command"]["parameters"] if parameter["type"] == "switch"}
    alone = [item for item in case.get("invoke") or () if "v" not in item and item["p"] in switches]
    if alone and not any(_has_type_name(parameter) for parameter in case["command"]["parameters"]):
        other = [{**item, "v": True} if item in alone else item for item in case["invoke"]]
        assert outcome_of({**case, "invoke": other}) == outcome_of(case)


def the_order_of_names_does_not_matter(case: Case) -> None:
    """R3.12 to R3.15: only that of values without a name does. Which error comes first may depend on it."""
    known = {parameter["name"]: parameter["type"] for parameter in case["command"]["parameters"]}
    named = [item for item in case.get("invoke") or () if "p" in item]
    values = [item for item in case.get("invoke") or () if "p" not in item]
    clear = all(item["p"] in known and ("v" in item or known[item["p"]] == "switch") for item in named)
    if not named or not clear or "scriptblock" in json.dumps(case["invoke"]):
        return
    first = _without_order(outcome_of(case))
    for other in ([*values, *named], [*named[::-1], *values], [*values, *named[::-1]]):
        if other != case["invoke"]:
            assert _without_order(outcome_of({**case, "invoke": other})) == first


def typed_is_given(case: Case) -> None:
    """Section 2: the items of a command line and its text come to the same."""
    text = None if any(_has_type_name(p) for p in case["command"]["parameters"]) else command_text(case.get("invoke") or [])
    if text:
        typed = {key: value for key, value in case.items() if key != "invoke"} | {"text": text}
        assert outcome_of(typed) == outcome_of(case), text


def _by_alias(case: Case, name: str) -> str:
    parameter = _parameter(case, name)
    return parameter["aliases"][0].swapcase() if parameter and parameter.get("aliases") else name


def _by_prefix(case: Case, name: str) -> str:
    """Returns the shortest beginning of the name that nothing else begins with."""
    parameter = _parameter(case, name)
    return _beginning(case, parameter, parameter["name"]) if parameter else name


def _by_prefix_of_alias(case: Case, name: str) -> str:
    parameter = _parameter(case, name)
    return _beginning(case, parameter, parameter["aliases"][0]) if parameter and parameter.get("aliases") else name


def _beginning(case: Case, parameter: dict[str, Any], spelling: str) -> str:
    others = _common_names()
    for other in case["command"]["parameters"]:
        if other is not parameter:
            others |= {name.casefold() for name in (other["name"], *other.get("aliases", ()))}
    beginnings = (spelling[:length] for length in range(1, len(spelling)))
    return next((it for it in beginnings if not any(other.startswith(it.casefold()) for other in others)), spelling)


def _by_other_case(case: Case, name: str) -> str:
    return name.swapcase() if _parameter(case, name) else name


def _parameter(case: Case, name: str) -> dict[str, Any] | None:
    """Returns the parameter that has exactly this name."""
    return next((parameter for parameter in case["command"]["parameters"] if parameter["name"] == name), None)


def _common_names() -> set[str]:
    common = (*common_parameters(), *should_process_parameters())
    return {spelling.casefold() for parameter in common for spelling in (parameter.name, *parameter.aliases)}


def _without_spelling(outcome: Outcome | None) -> Outcome | None:
    """Leaves out the text of the one error that repeats a name as it was written (R3.13)."""
    if outcome is None:
        return None
    errors = [error | {"message": ""} if error["id"].startswith("ParameterAlreadyBound") else error for error in outcome["errors"]]
    return {"events": outcome["events"], "errors": errors}


def _without_order(outcome: Outcome | None) -> Any:
    if outcome is None:
        return None
    if not outcome["events"]:
        return len(outcome["errors"])
    return [event | {"bound": set(event["bound"])} for event in outcome["events"]], outcome["errors"]


def _has_type_name(parameter: dict[str, Any]) -> bool:
    """Whether a message may show the type names of a value, which differ by how it came about."""
    return any(item["kind"] == "type_name" for item in parameter.get("validate") or ())


@cache
def _replay() -> Replay:
    return _fresh_replay()


def _fresh_replay() -> Replay:
    return replayers(Registry(entry_points=False), Language(read_recorded))["binding"]


RELATIONS: tuple[Callable[[Case], None], ...] = (
    holds_for_its_outcome,
    the_same_again_is_the_same,
    names_may_be_written_in_any_way,
    a_switch_alone_is_true,
    the_order_of_names_does_not_matter,
    typed_is_given,
)

"""The methods that every collection has in the language: ``.Where()`` and ``.ForEach()``."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

from ...framework.conversion.engine import convert
from ...framework.conversion.text import to_text
from ...framework.conversion.truth import is_true
from ...framework.values import enums
from ...framework.values.collections import ObjectCollection
from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.values.scalars import ScriptBlock
from ...framework.values.types import INT, NetType, enum_of
from ..errors import MethodException, RuntimeException, out_of_range
from .casts import cast


class WhereOperatorSelectionMode(enums.NetEnum):
    """System.Management.Automation.WhereOperatorSelectionMode."""

    Default = 0
    First = 1
    Last = 2
    SkipUntil = 3
    Until = 4
    Split = 5


def where(items: Sequence[Any], name: str, arguments: Sequence[Any]) -> Any:
    """Returns the items that a script block says yes to: all of them or, by a mode, the first, the last, those from or up to."""
    if not 1 <= len(arguments) <= 3:
        raise MethodException(
            f'Cannot find an overload for "{name}" and the argument count: "{len(arguments)}".',
            error_id="MethodCountCouldNotFindBest",
        )
    block = arguments[0]
    mode: Any = (
        convert(arguments[1], enum_of(WhereOperatorSelectionMode)) if len(arguments) > 1 else WhereOperatorSelectionMode.Default
    )
    count = int(convert(arguments[2], INT)) if len(arguments) > 2 else 0
    if count < 0:
        raise out_of_range("The number of elements to return must be greater than zero.", "numberToReturn", count)
    if block is None:
        return _slice(items, mode, count or 1)
    if mode is WhereOperatorSelectionMode.Split:
        return _split(items, block, count)
    return _selected(items, block, mode, count)


def _holds(block: Any, item: Any) -> bool:
    if not isinstance(block, ScriptBlock):
        return is_true(block)
    output = block.invoke(item)
    return is_true(output[0] if len(output) == 1 else output)


def _slice(items: Sequence[Any], mode: WhereOperatorSelectionMode, count: int) -> list[Any]:
    if mode is WhereOperatorSelectionMode.SkipUntil:
        return list(items[count:])
    if mode is WhereOperatorSelectionMode.Last:
        return list(items[-count:])
    if mode is WhereOperatorSelectionMode.Split:
        return [list(items[:count]), list(items[count:])]
    return list(items[:count])


def _split(items: Sequence[Any], block: Any, count: int) -> list[Any]:
    matched: list[Any] = ObjectCollection()
    others: list[Any] = ObjectCollection()
    for place, item in enumerate(items):
        (matched if _holds(block, item) else others).append(item)
        if count and len(matched) == count:
            others.extend(items[place + 1 :])
            break
    return [matched, others]


def _selected(items: Sequence[Any], block: Any, mode: WhereOperatorSelectionMode, count: int) -> list[Any]:
    modes = WhereOperatorSelectionMode
    found: list[Any] = ObjectCollection()
    for place, item in enumerate(items):
        holds = _holds(block, item)
        if mode is modes.Until:
            if holds:
                break
            found.append(item)
        elif holds:
            if mode is modes.SkipUntil:
                rest = items[place:]
                found.extend(rest[:count] if count else rest)
                break
            found.append(item)
            if mode is modes.Last:
                del found[: -(count or 1)]
                continue
            if mode is modes.First and not count:
                break
        if count and len(found) == count and mode is not modes.Last:
            break
    return found


def for_each(items: Sequence[Any], name: str, arguments: Sequence[Any]) -> Any:
    """Returns what a script block gives for each item, or a property, or a method's result; or the items as a type."""
    if not arguments:
        raise MethodException(
            f'Cannot find an overload for "{name}" and the argument count: "0".', error_id="MethodCountCouldNotFindBest"
        )
    action, rest = arguments[0], list(arguments[1:])
    if isinstance(action, NetType):
        return _converted(items, action)
    results: list[Any] = ObjectCollection()
    if isinstance(action, ScriptBlock):
        for item in items:
            if item is not NOTHING:
                results.extend(_run(action, item, rest))
        return results
    member = to_text(action)
    for item in items:
        _apply(item, member, rest, results)
    return results


def _run(block: ScriptBlock, item: Any, rest: list[Any]) -> list[Any]:
    if not rest:
        return block.invoke(item)
    return block.call(*rest, item=item)


def _converted(items: Sequence[Any], target: NetType[Any]) -> list[Any]:
    if target.family in ("array", "list", "arraylist"):
        result: list[Any] = cast(list(items), target)
        return result
    converted: list[Any] = ObjectCollection(cast(item, target) for item in items)
    return converted


def _apply(item: Any, member: str, rest: list[Any], results: list[Any]) -> None:
    from .lookup import get_member, invoke_member, set_member

    if isinstance(item, Mapping):
        if not rest:
            results.append(item.get(member))
        elif isinstance(item, MutableMapping):
            item[member] = rest[0] if len(rest) == 1 else rest
        return
    if item is None:
        if not rest:
            results.append(None)
            return
        raise RuntimeException("You cannot call a method on a null-valued expression.", error_id="InvokeMethodOnNull")
    found = get_member(item, member)
    if found is not UNBOUND and rest:
        set_member(item, member, rest[0] if len(rest) == 1 else rest)
    elif found is not UNBOUND:
        results.append(found)
    else:
        _call(invoke_member, item, member, rest, results)


def _call(invoke: Any, item: Any, member: str, rest: list[Any], results: list[Any]) -> None:
    try:
        result = invoke(item, member, rest)
    except RuntimeException as error:
        if error.error_id != "MethodNotFound" or rest:
            raise
        result = None
    if result is not NOTHING:
        results.append(result)

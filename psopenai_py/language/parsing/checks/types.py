"""What the checks know of types: only names that mean the same everywhere."""

from __future__ import annotations

from ... import tree


def full_name(name: tree.TypeName) -> str | None:
    """Returns the full .NET name of a type, None for one that is not known."""
    if name.name.lower() in ("void", "system.void"):
        return "System.Void"
    if name.name.lower() in ("ref", "psreference", "system.management.automation.psreference"):
        return "System.Management.Automation.PSReference"
    from ...members.types import named

    found = named(str(name))
    return None if found is None else found.name


def is_void(name: tree.TypeName) -> bool:
    """Whether the type is ``void``."""
    return name.element is None and name.name.lower() in ("void", "system.void")


def is_reference(name: tree.TypeName) -> bool:
    """Whether the type is ``ref``."""
    folded = name.name.lower().removeprefix("system.")
    return name.element is None and folded in ("ref", "management.automation.psreference")


def is_ordered(name: tree.TypeName) -> bool:
    """Whether the type is ``ordered``, which is none but looks like one."""
    return str(name).lower() == "ordered"


def brackets(text: str, name: tree.TypeName) -> tuple[int, int]:
    """Returns the place of the brackets around the name of a type."""
    start = text.rfind("[", 0, name.start)
    end = text.find("]", name.end)
    return (name.start if start < 0 else start), (name.end if end < 0 else end + 1)

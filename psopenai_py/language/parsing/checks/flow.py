"""Where flow may go: not out of a finally block, not to a label that a method does not have; and what catch blocks may stand."""

from __future__ import annotations

from ... import tree
from ..errors import ErrorList
from .types import brackets, full_name


def label_of(label: tree.Expression | None) -> str | None:
    """Returns the label that a break or continue names, "" for none, None for one that is known at run time only."""
    if label is None:
        return ""
    return label.value if isinstance(label, tree.String) else None


def check_finally(errors: ErrorList, node: tree.Node, label: str | None, ancestors: list[tree.Node]) -> None:
    """Reports a statement that would leave a finally block; `ancestors` are the nodes around it, the outermost first."""
    for index in range(len(ancestors) - 1, -1, -1):
        parent = ancestors[index]
        if isinstance(parent, tree.NamedBlock | tree.Trap | tree.ScriptBlock):
            return
        if label is not None and isinstance(parent, tree.Labeled) and _matches(label, parent):
            return
        around = ancestors[index - 1] if index else None
        if isinstance(around, tree.Try) and around.finally_ is parent:
            errors.add("ControlLeavingFinally", node.start, node.end)
            return


def check_label(errors: ErrorList, node: tree.Node, label: str | None, ancestors: list[tree.Node]) -> None:
    """Reports a label that no loop of a method has; in a function it may be one of a caller's."""
    if not label:
        return
    for parent in reversed(ancestors):
        if isinstance(parent, tree.FunctionMember):
            errors.add("LabelNotFound", node.start, node.end, label)
            return
        if isinstance(parent, tree.FunctionDefinition) or (isinstance(parent, tree.Loop) and _matches(label, parent)):
            return


def _matches(label: str, statement: tree.Labeled) -> bool:
    return not label or label.lower() == (statement.label or "").lower()


def check_catches(errors: ErrorList, text: str, node: tree.Try) -> None:
    """Reports catch blocks that are never reached: behind one that catches all, or the same or a base class."""
    for index, first in enumerate(node.catches[:-1]):
        following = node.catches[index + 1 :]
        if not first.types:
            offset = max(following[0].start - 1, 0)
            errors.add("EmptyCatchNotLast", offset, offset)
            continue
        for second in following:
            for caught in first.types:
                for name in second.types:
                    _check_caught(errors, text, caught, name)


def _check_caught(errors: ErrorList, text: str, caught: tree.TypeName, name: tree.TypeName) -> None:
    from ...runtime.exception_types import ancestry

    first, second = full_name(caught), full_name(name)
    if first is not None and second is not None and first.lower() in ancestry(second):
        errors.add("ExceptionTypeAlreadyCaught", *brackets(text, name), second)

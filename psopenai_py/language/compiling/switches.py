"""Switch: each value is held against every clause, until one breaks."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from ...framework.conversion.text import to_text
from ...framework.conversion.truth import is_true
from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.values.scalars import ScriptBlock
from ...framework.wildcards import wildcard_matcher
from .. import tree
from ..errors import RuntimeException
from ..runtime.enumeration import Enumerator, walk
from ..runtime.frame import Evaluate, Execute, Frame, Write
from ..runtime.matches import matched
from .compiler import Compiler
from .loops import turn


class _Mode:
    """How values are compared with clauses."""

    __slots__ = ("case_sensitive", "regex", "wildcard")

    def __init__(self, flags: frozenset[str]) -> None:
        self.regex = "regex" in flags
        self.wildcard = "wildcard" in flags
        self.case_sensitive = "casesensitive" in flags

    def satisfied(self, frame: Frame, clause: Any, value: Any) -> bool:
        """Whether a clause takes a value: a script block decides itself, anything else is compared by text."""
        if isinstance(clause, ScriptBlock):
            return is_true(clause.invoke(value))
        pattern, text = to_text(clause), to_text(value)
        if self.regex or _is_regex(clause):
            return matched(frame, text, clause, self.case_sensitive)
        if self.wildcard:
            return bool(wildcard_matcher(pattern, ignore_case=not self.case_sensitive)(text))
        return pattern == text if self.case_sensitive else pattern.casefold() == text.casefold()


def _is_regex(clause: Any) -> bool:
    from ...framework.values.scalars import Regex

    return isinstance(clause, Regex)


def switch(compiler: Compiler, node: tree.Switch) -> Execute:
    """Compiles ``switch``. Break ends it, continue goes on to the next value."""
    mode = _Mode(node.flags)
    clauses = [(compiler.expression(test), compiler.block(body)) for test, body in node.clauses]
    default = compiler.block(node.default) if node.default is not None else None
    values_of = _lines(compiler.value_of(node.condition)) if "file" in node.flags else _values(compiler.value_of(node.condition))

    def run_clauses(frame: Frame, write: Write) -> None:
        value, taken = frame.values["_"], False
        for test, body in clauses:
            frame.values["_"] = value
            if mode.satisfied(frame, test(frame), value):
                taken = True
                body(frame, write)
        if not taken and default is not None:
            default(frame, write)

    once = turn(run_clauses, node.label)

    def run(frame: Frame, write: Write) -> None:
        outer = frame.values.get("_", UNBOUND), frame.values.get("switch", UNBOUND)
        elements = frame.values["switch"] = Enumerator(values_of(frame))
        try:
            for value in elements:
                frame.values["_"] = value
                if once(frame, write):
                    break
        finally:
            for name, before in zip(("_", "switch"), outer, strict=True):
                if before is UNBOUND:
                    frame.values.pop(name, None)
                else:
                    frame.values[name] = before

    return run


def _values(value_of: Evaluate) -> Evaluate:
    def values(frame: Frame) -> Iterable[Any]:
        value = value_of(frame)
        return (None,) if value is None else walk(value) if value is not NOTHING else ()

    return values


def _lines(path_of: Evaluate) -> Evaluate:
    def lines(frame: Frame) -> Iterable[Any]:
        path = to_text(path_of(frame))
        try:
            with open(os.path.expanduser(path), encoding="utf-8-sig", errors="replace", newline=None) as file:
                return [line.rstrip("\n") for line in file]
        except OSError as error:
            raise RuntimeException(f"The file could not be read: {error}.", error_id="FileReadError", target=path) from error

    return lines

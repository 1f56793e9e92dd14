"""Loops and ``switch`` of the syntax tree: the statements that may have a label."""

from __future__ import annotations

from .node import Expression, Statement
from .statements import StatementBlock


class Labeled(Statement):
    """A statement that ``break`` and ``continue`` may name; `label` is without its colon."""

    __slots__ = ("label",)

    def __init__(self, start: int, end: int, label: str | None) -> None:
        super().__init__(start, end)
        self.label = label


class Loop(Labeled):
    """A loop with a condition and a body; a condition may be missing in ``for`` only."""

    __slots__ = ("body", "condition")

    def __init__(self, start: int, end: int, label: str | None, condition: Statement | None, body: StatementBlock) -> None:
        super().__init__(start, end, label)
        self.condition = condition
        self.body = body


class While(Loop):
    """``while (condition) { … }``."""

    __slots__ = ()


class DoWhile(Loop):
    """``do { … } while (condition)``."""

    __slots__ = ()


class DoUntil(Loop):
    """``do { … } until (condition)``."""

    __slots__ = ()


class For(Loop):
    """``for (initializer; condition; iterator) { … }``; each of the three may be missing."""

    __slots__ = ("initializer", "iterator")

    def __init__(
        self,
        start: int,
        end: int,
        label: str | None,
        initializer: Statement | None,
        condition: Statement | None,
        iterator: Statement | None,
        body: StatementBlock,
    ) -> None:
        super().__init__(start, end, label, condition, body)
        self.initializer = initializer
        self.iterator = iterator


class ForEach(Loop):
    """``foreach (variable in condition) { … }``; `condition` is what is walked, as the engine calls it.

    `flags` are of ``parallel`` and ``throttlelimit``, which are both reserved.
    """

    __slots__ = ("flags", "variable")

    def __init__(
        self,
        start: int,
        end: int,
        label: str | None,
        variable: Expression,
        collection: Statement,
        body: StatementBlock,
        flags: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(start, end, label, collection, body)
        self.variable = variable
        self.flags = flags

    @property
    def collection(self) -> Statement:
        """What is walked."""
        assert self.condition is not None
        return self.condition


class Switch(Labeled):
    """``switch -flags (condition) { clause { … } default { … } }``.

    `flags` are of ``regex``, ``wildcard``, ``exact``, ``casesensitive``, ``file`` (the condition names a file) and ``parallel``.
    """

    __slots__ = ("clauses", "condition", "default", "flags")

    def __init__(
        self,
        start: int,
        end: int,
        label: str | None,
        condition: Statement,
        flags: frozenset[str],
        clauses: tuple[tuple[Expression, StatementBlock], ...],
        default: StatementBlock | None = None,
    ) -> None:
        super().__init__(start, end, label)
        self.condition = condition
        self.flags = flags
        self.clauses = clauses
        self.default = default

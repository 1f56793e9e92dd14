"""The ways through a method of a class: whether each returns a value, and which variables are read before they are set.

A graph of blocks: each holds what is read and set in it, and the blocks that flow may come from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ... import tree
from ...tree.children import children
from .types import full_name

_LOCAL: Final = frozenset(("", "local", "private"))
_ALWAYS_THERE: Final = frozenset(
    (
        *("_", "args", "this", "input", "pscmdlet", "psboundparameters", "myinvocation", "psscriptroot", "pscommandpath", "?"),
        *("true", "false", "null", "lastexitcode", "error", "stacktrace", "outputencoding", "nestedpromptlevel", "pwd", "matches"),
        "psapplicationoutputencoding",
    )
)
_CHANGES_VARIABLES: Final = frozenset(
    ("new-variable", "remove-variable", "set-variable", "set-psbreakpoint", "nv", "rv", "sbp", "sv", "set")
)
_OBJECT: Final = "System.Object"


class _Block:
    """Statements that run one after the other. `sets` are names with the type they get, `reads` variables, in their order."""

    __slots__ = ("ends", "is_reachable", "known", "sources", "steps", "targets")

    def __init__(self, is_reachable: bool = False) -> None:
        self.is_reachable = is_reachable
        self.ends = False
        self.sources: list[_Block] = []
        self.targets: list[_Block] = []
        self.steps: list[tree.Variable | tuple[str, str | None]] = []
        self.known: frozenset[str] | None = None

    def flows_to(self, other: _Block) -> None:
        """Says that flow may go from the end of this block to the other."""
        if self not in other.sources:
            other.is_reachable = other.is_reachable or self.is_reachable
            self.targets.append(other)
            other.sources.append(self)


class _Loop:
    __slots__ = ("after", "again", "label")

    def __init__(self, label: str | None, after: _Block, again: _Block) -> None:
        self.label = (label or "").lower()
        self.after = after
        self.again = again


class MethodFlow:
    """The analysis of one method. `returns`: each way through it returns or throws. `unset`: variables read before they are set."""

    def __init__(self, method: tree.FunctionMember) -> None:
        self._entry = self._at = _Block(is_reachable=True)
        self._exit = _Block()
        self._loops: list[_Loop] = []
        self._unanalyzed: set[str] = set()
        self._set: dict[str, str] = {}
        self._changes_variables = False
        self._not_local: list[tree.Variable] = []
        for parameter in method.parameters:
            self._entry.steps.append((parameter.name.name.lower(), None))
            self._set.setdefault(parameter.name.name.lower(), _OBJECT)
        body = method.body
        for block in (body.dynamic_param_block, body.begin_block, body.process_block, body.end_block, body.clean_block):
            if block is not None:
                self._all(block.statements)
        self._at.flows_to(self._exit)
        self.returns = all(block.ends or not block.is_reachable for block in self._exit.sources)
        self.unset = self._unset()

    def _unset(self) -> list[tree.Variable]:
        reads: list[tree.Variable] = []
        conflicts: set[str] = set()
        for block in _in_order(self._entry):
            known = _known_before(block)
            for step in block.steps:
                if isinstance(step, tree.Variable):
                    if _name(step) not in known:
                        reads.append(step)
                    continue
                name, kind = step
                first = self._set.setdefault(name, kind or _OBJECT)
                if kind is None and name not in known:
                    kind = _OBJECT
                if kind is not None and kind != first:
                    conflicts.add(name)
                known.add(name)
            block.known = frozenset(known)
        free = set(self._set) if self._changes_variables else conflicts | (self._unanalyzed & set(self._set))
        return [*self._not_local, *(read for read in reads if _name(read) not in free)]

    def _all(self, nodes: Iterable[tree.Node | None]) -> None:
        for node in nodes:
            if node is not None:
                self._visit(node)

    def _next(self, *sources: _Block) -> _Block:
        """Goes on in a new block behind the ones that are given."""
        block = _Block()
        for source in sources:
            source.flows_to(block)
        self._at = block
        return block

    def _visit(self, node: tree.Node) -> None:
        if isinstance(node, tree.ScriptBlockExpression | tree.FunctionDefinition | tree.TypeDefinition | tree.Using | tree.Trap):
            return
        if isinstance(node, tree.Variable):
            self._read(node)
        elif isinstance(node, tree.Assignment):
            self._visit(node.value)
            self._assign(node.target)
        elif isinstance(node, tree.Binary):
            self._binary(node)
        elif isinstance(node, tree.Ternary):
            self._visit(node.condition)
            self._branches((node.when_true, node.when_false))
        elif isinstance(node, tree.If):
            self._if(node)
        elif isinstance(node, tree.Loop | tree.Switch):
            self._loop(node)
        elif isinstance(node, tree.Try):
            self._try(node)
        elif isinstance(node, tree.Break | tree.Continue):
            self._break(node)
        elif isinstance(node, tree.Return | tree.Exit | tree.Throw):
            self._all((node.pipeline,))
            self._leave()
        elif isinstance(node, tree.Pipeline):
            self._pipeline(node)
        elif isinstance(node, tree.StatementBlock):
            self._all(node.statements)
        elif isinstance(node, tree.Data):
            self._visit(node.body)
            if node.variable is not None:
                self._at.steps.append((node.variable.lower(), _OBJECT))
        elif not isinstance(node, tree.ErrorStatement | tree.ErrorExpression | tree.BaseConstructorCall):
            self._all(children(node))

    def _read(self, node: tree.Variable) -> None:
        if node.scope in _LOCAL:
            self._changes_variables = self._changes_variables or node.scope == "private"
            if _name(node) not in _ALWAYS_THERE:
                self._at.steps.append(node)
        elif node.scope == "variable":
            self._not_local.append(node)

    def _assign(self, target: tree.Expression) -> None:
        if isinstance(target, tree.ArrayLiteral):
            for element in target.elements:
                self._assign(element)
            return
        if isinstance(target, tree.Parenthesis):
            for inner in children(target.pipeline):
                if isinstance(inner, tree.CommandExpression):
                    self._assign(inner.expression)
            return
        casts: list[tree.Cast] = []
        has_attributes = False
        at = target
        while isinstance(at, tree.Cast | tree.Attributed):
            if isinstance(at, tree.Cast):
                casts.append(at)
            else:
                has_attributes = True
            at = at.operand
        if not isinstance(at, tree.Variable):
            self._visit(target)
        elif at.scope in _LOCAL:
            kind = full_name(casts[-1].type) if casts else None
            if has_attributes or len(casts) > 1 or (casts and kind is None):
                self._unanalyzed.add(_name(at))
            if not has_attributes and len(casts) <= 1:
                self._at.steps.append((_name(at), kind))

    def _binary(self, node: tree.Binary) -> None:
        chain = [node]
        left: tree.Expression = node.left
        while isinstance(left, tree.Binary):
            chain.append(left)
            left = left.left
        self._visit(left)
        for one in reversed(chain):
            if one.operator in ("-and", "-or"):
                before = self._at
                self._next(before)
                self._visit(one.right)
                self._next(before, self._at)
            else:
                self._visit(one.right)

    def _branches(self, bodies: Iterable[tree.Node]) -> None:
        before = self._at
        ends = []
        for body in bodies:
            self._next(before)
            self._visit(body)
            ends.append(self._at)
        self._next(*ends)

    def _if(self, node: tree.If) -> None:
        after = _Block()
        if node.otherwise is None:
            self._at.flows_to(after)
        for index, (condition, body) in enumerate(node.clauses):
            self._visit(condition)
            before = self._at
            self._next(before)
            self._visit(body)
            self._at.flows_to(after)
            if index == len(node.clauses) - 1 and node.otherwise is None:
                before.flows_to(after)
            else:
                self._next(before)
        if node.otherwise is not None:
            self._visit(node.otherwise)
            self._at.flows_to(after)
        self._at = after

    def _loop(self, node: tree.Loop | tree.Switch) -> None:
        again, after = _Block(), _Block()
        loop = _Loop(node.label, after, again)
        if isinstance(node, tree.DoWhile | tree.DoUntil):
            self._do_loop(node, loop)
            return
        if isinstance(node, tree.For):
            self._all((node.initializer,))
        around: _Block | None = None
        if isinstance(node, tree.For) and node.iterator is not None:
            begin = _Block()
            self._at.flows_to(begin)
            self._at = again
            self._visit(node.iterator)
            self._at.flows_to(begin)
            self._at = begin
        else:
            self._at.flows_to(again)
            self._at = again
        if node.condition is not None:
            self._visit(node.condition)
            if isinstance(node, tree.ForEach):
                around = _Block()
                self._at.flows_to(around)
                self._at.steps.append(("foreach", None))
                self._assign(node.variable)
            elif isinstance(node, tree.Switch):
                self._at.steps.append(("switch", None))
            self._at.flows_to(after)
        self._loops.append(loop)
        self._next(self._at)
        if isinstance(node, tree.Switch):
            self._switch(node)
        else:
            self._visit(node.body)
        self._at.flows_to(again)
        self._loops.pop()
        self._at = after
        if around is not None:
            self._at.flows_to(around)
            self._at = around

    def _do_loop(self, node: tree.Loop, loop: _Loop) -> None:
        self._loops.append(loop)
        body = self._next(self._at)
        self._visit(node.body)
        self._at.flows_to(loop.again)
        self._at = loop.again
        self._all((node.condition,))
        self._at.flows_to(loop.after)
        self._next(self._at).flows_to(body)
        self._at = loop.after
        self._loops.pop()

    def _switch(self, node: tree.Switch) -> None:
        after = _Block()
        for index, (condition, body) in enumerate(node.clauses):
            is_last = index == len(node.clauses) - 1 and node.default is None
            following = after if is_last else _Block()
            self._visit(condition)
            self._at.flows_to(following)
            self._next(self._at)
            self._visit(body)
            if not is_last:
                self._at.flows_to(following)
                self._at = following
        if node.default is not None:
            self._at.flows_to(after)
            self._visit(node.default)
        self._at.flows_to(after)
        self._at = after

    def _try(self, node: tree.Try) -> None:
        before = self._at
        self._next(before)
        self._visit(node.body)
        last = self._at
        finally_ = None if node.finally_ is None else _Block()
        after = _Block()
        for catch in node.catches:
            self._next(before)
            self._visit(catch.body)
            self._at.flows_to(after if finally_ is None else finally_)
        if finally_ is None or node.finally_ is None:
            last.flows_to(after)
        else:
            last.flows_to(finally_)
            self._at = finally_
            self._visit(node.finally_)
            self._at.flows_to(after)
            end = self._at
            if all(catch.types for catch in node.catches):
                before.flows_to(finally_)
                rethrown = self._next(end)
                rethrown.ends = True
                rethrown.flows_to(self._exit)
        self._at = after

    def _break(self, node: tree.Break | tree.Continue) -> None:
        found: _Loop | None = None
        if node.label is None:
            found = self._loops[-1] if self._loops else None
        elif isinstance(node.label, tree.String):
            label = node.label.value.lower()
            found = next((loop for loop in reversed(self._loops) if loop.label == label), None)
        if found is None:
            self._leave()
            return
        self._at.flows_to(found.after if isinstance(node, tree.Break) else found.again)
        self._at = _Block()

    def _leave(self) -> None:
        self._at.flows_to(self._exit)
        self._at.ends = True
        self._at = _Block()

    def _pipeline(self, node: tree.Pipeline) -> None:
        self._all(node.elements)
        commands = [element for element in node.elements if isinstance(element, tree.Command)]
        for command in commands:
            first = command.elements[0]
            name = first.value.lower() if isinstance(first, tree.String) else ""
            if command.invocation == "." or name.rpartition("\\")[2] in _CHANGES_VARIABLES:
                self._changes_variables = True
        if commands and self._loops:
            # A command may break out of any loop around it, so what comes next may not be reached.
            for loop in self._loops:
                self._at.flows_to(loop.after)
                self._at.flows_to(loop.again)
            self._next(self._at)


def _name(node: tree.Variable) -> str:
    name = node.name.lower()
    return "_" if name == "psitem" else name


def _in_order(entry: _Block) -> list[_Block]:
    """Returns the blocks that can be reached, each behind those it follows, loops aside."""
    found: list[_Block] = []
    seen = {id(entry)}
    waiting = [(entry, iter(entry.targets))]
    while waiting:
        block, targets = waiting[-1]
        target = next((one for one in targets if id(one) not in seen), None)
        if target is None:
            found.append(block)
            waiting.pop()
        else:
            seen.add(id(target))
            waiting.append((target, iter(target.targets)))
    return found[::-1]


def _known_before(block: _Block) -> set[str]:
    """Returns the names that are set on each way to the block."""
    known = [source.known for source in block.sources if source.known is not None]
    return set(frozenset.intersection(*known)) if known else set()

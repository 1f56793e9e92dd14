"""Methods of classes that scripts define, and how they run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ...framework.conversion.engine import convert
from ...framework.conversion.script import variable_converter_for
from ...framework.values.nothing import NOTHING
from ...framework.values.types import OBJECT, NetType, literal_text
from ...framework.variables import Scope, VariableRules
from ..members.overloads import Overload, Parameter
from .frame import Frame, ignore

if TYPE_CHECKING:
    from ..parsing.source import Source
    from .classes import ScriptClass
    from .code import Code


class MethodRun:
    """A running method: the class whose code it is, the type it returns (None for none), and what it returned."""

    __slots__ = ("owner", "returned", "returns")

    def __init__(self, owner: ScriptClass, returns: NetType[Any] | None) -> None:
        self.owner = owner
        self.returns = returns
        self.returned: Any = None

    def give(self, value: Any) -> None:
        """Takes the value of ``return``, converted to the method's type. Raises PSInvalidCastException."""
        if self.returns is not None:
            self.returned = convert(None if value is NOTHING else value, self.returns)


class Method:
    """A method or constructor. A parameter without a type takes anything; without a return type nothing is returned."""

    __slots__ = ("_rules", "_spellings", "code", "is_hidden", "is_static", "name", "parameters", "returns")

    def __init__(
        self,
        name: str,
        code: Code,
        parameters: Sequence[tuple[str, NetType[Any] | None]],
        returns: NetType[Any] | None = None,
        *,
        is_static: bool = False,
        is_hidden: bool = False,
    ) -> None:
        self.name = name
        self.code = code
        self.parameters = tuple(Parameter(each, declared or OBJECT) for each, declared in parameters)
        self.returns = None if returns is None or returns.family == "void" else returns
        self.is_static = is_static
        self.is_hidden = is_hidden
        self._rules = {
            each.casefold(): VariableRules([variable_converter_for(declared)])
            for each, declared in parameters
            if declared is not None
        }
        self._spellings = {each.casefold(): each for each, _ in parameters}

    @property
    def types(self) -> tuple[NetType[Any], ...]:
        """The types of the parameters, by which overloads differ."""
        return tuple(parameter.type for parameter in self.parameters)

    def overload(self, name: str, function: Callable[..., Any]) -> Overload:
        """Returns the method as one of the overloads of a name."""
        listed = ", ".join(f"{literal_text(parameter.type)} {parameter.name}" for parameter in self.parameters)
        returned = "void" if self.returns is None else literal_text(self.returns)
        return Overload(name, self.parameters, function, self.returns is None, f"{returned} {self.name}({listed})")

    def run(self, owner: ScriptClass, this: Any, *arguments: Any) -> Any:
        """Runs the method for an object, None for a static one, and returns what it returns. Any error in it ends it."""
        body = self.code.block("end")
        if body is None:
            return None
        names = (parameter.name.casefold() for parameter in self.parameters)
        values = dict(zip(names, arguments, strict=True))

        def run(frame: Frame) -> Any:
            frame.scope.rules = dict(self._rules) or None
            frame.scope.spellings = dict(self._spellings)
            frame.method = MethodRun(owner, self.returns)
            body(frame, ignore)
            return frame.method.returned

        return run_in_class(owner, self.code.source, this, values, run)


def run_in_class(owner: ScriptClass, source: Source, this: Any, values: dict[str, Any], run: Callable[[Frame], Any]) -> Any:
    """Returns the result of a member's code, run in a scope of its own where ``$this`` and these variables are set.

    What goes wrong in it is not reported there, but ends it and is raised.
    """
    interpreter = owner.interpreter
    session = interpreter.session
    outer, propagates = session.variables, interpreter.propagates
    scope = Scope(outer)
    scope.values.update(values)
    if this is not None:
        scope.values["this"] = this
    frame = Frame(interpreter, scope, session.streams or interpreter.streams, source)
    interpreter.enter()
    session.variables, interpreter.propagates = scope, True
    try:
        return run(frame)
    finally:
        session.variables, interpreter.propagates = outer, propagates
        interpreter.leave()

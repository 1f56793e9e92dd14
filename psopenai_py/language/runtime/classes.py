"""Classes that scripts define."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ...framework.conversion.engine import convert, from_null
from ...framework.conversion.fallback import of_nothing
from ...framework.values.nothing import NOTHING
from ...framework.values.types import OBJECT, NetType
from ..members.catalogue import members_of_type
from ..members.overloads import call
from ..members.table import Members
from .class_conversion import converted
from .class_members import ClassMembers
from .frame import Evaluate, Frame
from .methods import Method, run_in_class
from .script_objects import ScriptException, ScriptObject

if TYPE_CHECKING:
    from ..parsing.source import Source
    from .interpreter import Interpreter

_ZEROS = frozenset({"integer", "bigint", "real", "decimal", "bool", "char", "switch"})


class Property:
    """A property of a class: what it holds is converted to its type, then validated. `initial` is evaluated for each object."""

    __slots__ = ("initial", "is_hidden", "is_static", "name", "type", "validators")

    def __init__(
        self,
        name: str,
        declared: NetType[Any] | None,
        initial: Evaluate | None = None,
        validators: Sequence[Callable[[Any], None]] = (),
        *,
        is_static: bool = False,
        is_hidden: bool = False,
    ) -> None:
        self.name = name
        self.type = declared or OBJECT
        self.initial = initial
        self.validators = tuple(validators)
        self.is_static = is_static
        self.is_hidden = is_hidden

    def admitted(self, value: Any) -> Any:
        """Returns a value as the property holds it. Raises PSInvalidCastException, ValidationMetadataException."""
        value = convert(None if value is NOTHING else value, self.type)
        for validate in self.validators:
            validate(value)
        return value

    def zero(self) -> Any:
        """Returns what the property holds before anything is assigned to it."""
        return from_null(self.type) if self.type.family in _ZEROS else of_nothing(self.type)

    def read(self, holder: Any) -> Any:
        """Returns the property of an object."""
        return holder.values[self.name.casefold()]

    def write(self, holder: Any, value: Any) -> None:
        """Sets the property of an object."""
        holder.values[self.name.casefold()] = self.admitted(value)


class ScriptClass(NetType[Any]):
    """A class of a script. What it derives from is another one, or a class of exceptions.

    Whoever makes it fills in its members, for they may be of its own type.
    """

    __slots__ = ("_members", "_statics", "constructors", "interpreter", "methods", "properties", "source", "static_constructor")

    def __init__(self, name: str, interpreter: Interpreter, source: Source, base: NetType[Any] | None) -> None:
        super().__init__(name, "class", convert=lambda value: converted(value, self), base=base)
        self.interpreter = interpreter
        self.source = source
        self.properties: dict[str, Property] = {}
        self.methods: list[Method] = []
        self.constructors: list[Method] = []
        self.static_constructor: Method | None = None
        self._members: ClassMembers | None = None
        self._statics: dict[str, Any] | None = None

    @property
    def members(self) -> ClassMembers:
        """The members, its own and those it inherits."""
        if self._members is None:
            self._members = ClassMembers(self, self._inherited())
        return self._members

    def _inherited(self) -> Members:
        found = members_of_type(self.base or OBJECT)
        assert found is not None  # all that a class may derive from has members
        return found

    def lineage(self) -> Iterator[ScriptClass]:
        """Yields the class and the script's classes it derives from, the nearest first."""
        known: NetType[Any] | None = self
        while isinstance(known, ScriptClass):
            yield known
            known = known.base

    @property
    def is_exception(self) -> bool:
        """Whether it derives from a class of exceptions."""
        return any(not isinstance(known.base, ScriptClass) and known.base is not None for known in self.lineage())

    def object_properties(self) -> list[Property]:
        """Returns the properties of an object: its own first, then those it inherits."""
        found: dict[str, Property] = {}
        for known in self.lineage():
            for folded, declared in known.properties.items():
                if not declared.is_static:
                    found.setdefault(folded, declared)
        return list(found.values())

    def property_named(self, name: str) -> Property | None:
        """Returns the property of objects of that name, None where there is none."""
        folded = name.casefold()
        return next((declared for declared in self.object_properties() if declared.name.casefold() == folded), None)

    def override(self, name: str, count: int = 0) -> Method | None:
        """Returns the method that stands for one that every object has; None where no class declares it."""
        folded = name.casefold()
        for known in self.lineage():
            for method in known.methods:
                if not method.is_static and len(method.parameters) == count and method.name.casefold() == folded:
                    return method
        return None

    def statics(self) -> dict[str, Any]:
        """Returns the values of its static properties by folded name; they are initialised when they are first asked for."""
        if self._statics is None:
            shared = [declared for declared in self.properties.values() if declared.is_static]
            self._statics = {declared.name.casefold(): declared.zero() for declared in shared}
            self._initialise(None, self._statics, shared)
            if self.static_constructor is not None:
                self.static_constructor.run(self, None)
        return self._statics

    def new(self, constructor: Method | None, *arguments: Any) -> Any:
        """Returns a new object, made by one of its constructors, or by none where it has none."""
        made = ScriptException(self) if self.is_exception else ScriptObject(self)
        made.values = {declared.name.casefold(): declared.zero() for declared in self.object_properties()}
        self._construct(constructor, made, *arguments)
        return made

    def _construct(self, constructor: Method | None, made: Any, *arguments: Any) -> None:
        """Sets the initial values of its own properties, constructs the base, and runs the constructor, which may do the latter."""
        self.statics()
        self._initialise(made, made.values, [declared for declared in self.properties.values() if not declared.is_static])
        if constructor is None or not constructor.code.calls_base_constructor:
            self.construct_base(made, ())
        if constructor is not None:
            constructor.run(self, made, *arguments)

    def construct_base(self, made: Any, arguments: Sequence[Any]) -> None:
        """Runs the constructor of the class it derives from. Raises MethodException where none takes the arguments."""
        base = self.base
        if isinstance(base, ScriptClass):
            call("new", base.members.constructors(base._construct), arguments, (made,))
        elif base is not None:
            made.take(*arguments[:2])

    def _initialise(self, this: Any, values: dict[str, Any], properties: Sequence[Property]) -> None:
        """Sets the properties that have an initial value, one after the other."""
        initial = [(declared, declared.initial) for declared in properties if declared.initial is not None]
        if not initial:
            return

        def run(frame: Frame) -> None:
            for declared, evaluate in initial:
                values[declared.name.casefold()] = declared.admitted(evaluate(frame))

        run_in_class(self, self.source, this, {}, run)

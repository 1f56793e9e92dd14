"""`Cmdlet`: the base class of every command written in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..streams.records import InformationRecord, ProgressRecord

if TYPE_CHECKING:
    from ..errors import ErrorRecord
    from ..pipeline.invocation import Invocation
    from ..session import Session
    from .metadata import CommandMetadata

Output = Iterator[Any] | None
"""What begin, process and end give back: an iterator of objects (write them as generators), or nothing."""


class Cmdlet:
    """A command: parameters in its class body, `begin`, `process` and `end` for what happens.

    Written as generators, the three yield the command's objects; each is passed on before the next line runs. An error of the
    framework's tree that `process` raises costs the current input object only, unless it is terminating.
    Parameters follow the engine's rules for functions ([A] in binding.md); ``compiled=True`` makes them follow those for compiled
    cmdlets, [C], for a command that is one in the engine. `net_type` names the engine's class of such a command, in which the
    ids of its errors end, and implies ``compiled``.
    The first paragraph of the docstring is the synopsis, the rest the description of the help page.
    """

    cmdlet_name: ClassVar[str] = ""
    default_parameter_set: ClassVar[str | None] = None
    positional_binding: ClassVar[bool] = True
    compiled: ClassVar[bool] = False
    net_type: ClassVar[str] = ""
    supports_should_process: ClassVar[bool] = False
    confirm_impact: ClassVar[str] = "Medium"
    outputs: ClassVar[tuple[str, ...]] = ()
    aliases: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[tuple[tuple[str, str], ...]] = ()

    _metadata: ClassVar[CommandMetadata]
    _invocation: Invocation

    def __init_subclass__(
        cls,
        *,
        name: str = "",
        default_set: str | None = None,
        positional_binding: bool | None = None,
        compiled: bool | None = None,
        net_type: str | None = None,
        supports_should_process: bool | None = None,
        confirm_impact: str | None = None,
        outputs: tuple[str, ...] | str | None = None,
        examples: tuple[tuple[str, str], ...] | None = None,
        aliases: tuple[str, ...] | str | None = None,
        **others: Any,
    ) -> None:
        super().__init_subclass__(**others)
        given = {
            "cmdlet_name": name or None,
            "default_parameter_set": default_set,
            "positional_binding": positional_binding,
            "compiled": compiled if net_type is None else True,
            "net_type": net_type,
            "supports_should_process": supports_should_process,
            "confirm_impact": confirm_impact,
            "outputs": (outputs,) if isinstance(outputs, str) else outputs,
            "examples": examples,
            "aliases": (aliases,) if isinstance(aliases, str) else aliases,
        }
        for attribute, value in given.items():
            if value is not None:  # what is not said is as in the base class
                setattr(cls, attribute, value)

    def begin(self) -> Output:
        """Runs once, before the first input object."""
        return None

    def process(self) -> Output:
        """Runs once for each input object that was bound, or once where there is no input."""
        return None

    def taker(self) -> Callable[[Any], None] | None:
        """Returns what `process` does with an input object, given the object, or None where it needs more than that.

        It is asked for after the first object, where every further one is bound as a whole to one parameter and nothing else is;
        then neither the binder nor `process` is called any more.
        """
        return None

    def end(self) -> Output:
        """Runs once, after the last input object."""
        return None

    def clean(self) -> None:
        """Runs last, whatever happened since `begin` was entered: gives back what the command holds."""

    @property
    def binding_target(self) -> MutableMapping[str, Any]:
        """Where the binder writes the values of parameters, by their formal names."""
        return self.__dict__

    @property
    def session(self) -> Session:
        """The session the command runs in: settings, variables, services."""
        return self._invocation.session

    @property
    def invocation(self) -> Invocation:
        """This call of the command: its name, position and place in the pipeline."""
        return self._invocation

    @property
    def bound(self) -> dict[str, Any]:
        """``$PSBoundParameters``: formal name to value of what was bound, defaults not among it (R12.1 to R12.4)."""
        return self._invocation.bound

    @property
    def parameter_set(self) -> str:
        """The name of the parameter set in force."""
        return self._invocation.parameter_set

    @property
    def shows_verbose(self) -> bool:
        """Whether verbose messages are seen, for texts that are costly to make."""
        return self._invocation.shows_verbose

    @property
    def shows_debug(self) -> bool:
        """Whether debug messages are seen, for texts that are costly to make."""
        return self._invocation.shows_debug

    def write_object(self, value: Any) -> None:
        """Passes an object on at once: what ``yield`` does, for code that is called back."""
        self._invocation.write_object(value)

    def write_error(self, error: BaseException | ErrorRecord, *, target: object = None) -> None:
        """Writes a non-terminating error; -ErrorAction decides what becomes of it (binding.md 10.3)."""
        self._invocation.write_error(error, target=target)

    def write_warning(self, message: str) -> None:
        """Writes a warning."""
        self._invocation.write_warning(message)

    def write_verbose(self, message: str) -> None:
        """Writes a verbose message, shown with -Verbose."""
        self._invocation.write_verbose(message)

    def write_debug(self, message: str) -> None:
        """Writes a debug message, shown with -Debug."""
        self._invocation.write_debug(message)

    def write_information(self, record: InformationRecord) -> None:
        """Writes an information record."""
        self._invocation.write_information(record)

    def write_progress(self, record: ProgressRecord) -> None:
        """Shows how far the command has come."""
        self._invocation.write_progress(record)

    def should_process(self, target: str, action: str | None = None) -> bool:
        """Whether to go on, as -WhatIf, -Confirm and the preferences decide (R10.11 to R10.13)."""
        return self._invocation.should_process(target, action)

"""The module's commands for Python programs: sessions, callables and pipelines.

run = Wait_ThreadRun(RunId="run_1", ThreadId="thread_1", TimeoutSec=60)
runs = Pipeline("Get-ThreadRun", ThreadId="thread_1") | "Wait-ThreadRun"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from .framework.errors import ErrorRecord
from .framework.registry import Registry
from .framework.session import Session
from .framework.streams.host import Host
from .framework.values.from_python import from_python
from .manifest import MANIFEST

if TYPE_CHECKING:
    from .framework.binding.arguments import ArgumentItem


def make_registry() -> Registry:
    """Returns a registry of this module's cmdlets and types, and of those other distributions add."""
    from .api.types import OBJECT_KINDS, TYPE_NAMES

    return Registry(MANIFEST, types=TYPE_NAMES, object_kinds=OBJECT_KINDS)


def make_session(*, host: Host | None = None, config: str | None = None, environ: Mapping[str, str] | None = None) -> Session:
    """Returns a session with the module's commands; ``[defaults]`` of the settings fill ``$PSDefaultParameterValues``.

    `config` names another settings file than ``PSOPENAI_CONFIG`` or the user's own. Raises SettingsException for a file that
    cannot be read.
    """
    from .api.settings import settings_of
    from .framework.settings import Settings

    session = Session(make_registry(), host=host, environ=environ)
    settings = settings_of(config, session.environ)
    session.provide(Settings.for_session, settings)
    session.default_parameter_values.update({key: from_python(value) for key, value in settings.defaults.items()})
    return session


@cache
def default_session() -> Session:
    """Returns the session of calls that name none: records go to the `logging` of the program."""
    from .framework.streams.logging_host import LoggingHost

    return make_session(host=LoggingHost())


class CmdletFunction:
    """A cmdlet as a callable: keywords are parameters by name, alias or prefix; plain values are positional.

    Returns the one object the command wrote, a list of several, or None. The first error record ends the call and is raised,
    unless ErrorAction says otherwise.
    """

    def __init__(self, name: str, synopsis: str = "") -> None:
        self.__name__ = name.replace("-", "_")
        self.__qualname__ = self.__name__
        self.__doc__ = synopsis
        self.name = name

    def __call__(self, *values: Any, session: Session | None = None, **parameters: Any) -> Any:
        """Runs the command."""
        from .framework.pipeline.pipeline import Call, PipelineProcessor, run  # a session alone does not need the pipeline
        from .framework.values.enums import ActionPreference

        session = session or default_session()
        call = Call(session.registry.find(self.name), _items(values, parameters), default_error=ActionPreference.Stop)
        output = run(PipelineProcessor(session, [call]))
        return output[0] if len(output) == 1 else output or None

    def __repr__(self) -> str:
        return f"<cmdlet {self.name}>"


class Pipeline:
    """Commands joined with ``|``, run lazily by iterating.

    What stands before the first command, as in ``records | Pipeline("Wait-ThreadRun")``, is its input. Error records do not end
    the iteration: they are in `errors`, and the host shows them (`default_session` logs them).
    """

    def __init__(self, command: str | CmdletFunction, /, *values: Any, session: Session | None = None, **parameters: Any) -> None:
        name = command if isinstance(command, str) else command.name
        self._session = session
        self._steps: tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...] = ((name, values, parameters),)
        self._input: Iterable[Any] | None = None
        self.errors: list[ErrorRecord] = []

    def __or__(self, following: str | CmdletFunction | Pipeline) -> Pipeline:
        """Adds a command, or the commands of another pipeline, at the end."""
        other = following if isinstance(following, Pipeline) else Pipeline(following)
        return self._joined(self._steps + other._steps, self._input, self._session or other._session)

    def __ror__(self, records: Any) -> Pipeline:
        """Gives the first command its input: the elements of a list or iterator, or one object."""
        single = isinstance(records, str | bytes | Mapping) or (
            not hasattr(records, "__next__") and not isinstance(records, list | tuple)
        )
        return self._joined(self._steps, [records] if single else records, self._session)

    def _joined(self, steps: tuple[Any, ...], records: Iterable[Any] | None, session: Session | None) -> Pipeline:
        made = Pipeline.__new__(Pipeline)
        made._steps, made._input, made._session, made.errors = steps, records, session, []
        return made

    def __iter__(self) -> Iterator[Any]:
        """Runs the pipeline and yields its objects."""
        from .framework.pipeline.pipeline import Call, PipelineProcessor

        session = self._session or default_session()
        calls = [Call(session.registry.find(name), _items(values, parameters)) for name, values, parameters in self._steps]
        records = None if self._input is None else (from_python(record) for record in self._input)
        processor = PipelineProcessor(session, calls, input=records, followed=False)
        self.errors = processor.errors
        return iter(processor)

    def __repr__(self) -> str:
        return f"<Pipeline {' | '.join(name for name, _, _ in self._steps)}>"


def _items(values: Iterable[Any], parameters: Mapping[str, Any]) -> list[ArgumentItem]:
    from .framework.binding.arguments import ArgumentItem

    named = [ArgumentItem(name, from_python(value)) for name, value in parameters.items()]
    return named + [ArgumentItem(value=from_python(value)) for value in values]


@cache
def cmdlet_functions() -> dict[str, CmdletFunction]:
    """Returns the callable of each cmdlet by its Python name."""
    return {entry.name.replace("-", "_"): CmdletFunction(entry.name, entry.synopsis) for entry in MANIFEST}

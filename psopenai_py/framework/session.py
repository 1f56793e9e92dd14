"""A session: everything a command may need, as services made at first use.

There is no other place for state: two sessions share nothing, and a process may have as many as it likes.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import PipelineStop
from .registry import Registry
from .streams.host import Host, SilentHost
from .values.collections import ArrayList, Hashtable
from .variables import CONSTANT, Scope, VariableRules
from .waiting import wait_for

if TYPE_CHECKING:
    from .streams.streams import Streams

T = TypeVar("T")


class Session:
    """Registry, variables, host and services of one user.

    `variables` is the current scope: variables by name, without ``$``. Whoever runs a block in a scope of its own puts that scope
    here and the one before back; outside of any block it is `globals`. `default_parameter_values` is
    ``$PSDefaultParameterValues``; `environ` is the environment the session reads, that of the process unless given.
    """

    def __init__(
        self,
        registry: Registry | None = None,
        *,
        host: Host | None = None,
        environ: Mapping[str, str] | None = None,
        default_parameter_values: Mapping[str, Any] | None = None,
    ) -> None:
        self.registry = registry or Registry()
        self.host: Host = host or SilentHost()
        self.environ: Mapping[str, str] = os.environ if environ is None else environ
        self.globals = Scope()
        self.globals.declare("Error", ArrayList(), VariableRules(options=frozenset({CONSTANT})))
        self.variables = self.globals
        self.streams: Streams | None = None  # those of the command that runs, for the code it runs
        self.default_parameter_values = Hashtable(default_parameter_values or {})
        self.single_command = False  # whether the process ends with this one command: the command line knows
        self.stopping = threading.Event()
        self._services: dict[Any, Any] = {}
        self._lock = threading.RLock()

    def service(self, make: Callable[[Session], T]) -> T:
        """Returns the session's one instance of a service, made by `make` at the first call.

        A service that has a `close` method is closed with the session.
        """
        made = self._services.get(make)
        if made is None:
            with self._lock:
                made = self._services.get(make)
                if made is None:
                    made = self._services[make] = make(self)
        service: T = made
        return service

    def provide(self, make: Callable[[Session], T], service: T) -> None:
        """Puts a ready instance in the place of a service that `make` would make."""
        self._services[make] = service

    def now(self) -> float:
        """Returns seconds of a clock that never goes backwards."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits; raises PipelineStop at once when the session is told to stop."""
        if wait_for(self.stopping, max(0.0, seconds)):
            raise PipelineStop

    def stop(self) -> None:
        """Tells every wait of the session, in whatever thread, to end."""
        self.stopping.set()

    def close(self) -> None:
        """Closes the services that can be closed, the last one made first; raises the first error when all are closed."""
        failed: Exception | None = None
        while self._services:
            _, service = self._services.popitem()
            try:
                close = getattr(service, "close", None)
                if close is not None:
                    close()
            except Exception as error:  # noqa: BLE001  # the other services still have to be closed
                failed = failed or error
        if failed is not None:
            raise failed

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

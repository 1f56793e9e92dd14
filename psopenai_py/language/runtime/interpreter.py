"""The state of the language in one session: what ``$?`` and ``$LASTEXITCODE`` are, how deep calls are nested, what is strict."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...framework.errors import PowerShellError
from ...framework.streams.streams import ErrorList, Streams

if TYPE_CHECKING:
    from ...framework.session import Session
    from ...framework.values.types import NetType
    from ...framework.variables import Scope

MAX_CALL_DEPTH = 1200 if os.name == "posix" else 250
"""Calls of functions and script blocks inside each other, as far as the stack of a process goes (8 MiB, 1 MiB on Windows)."""

_KEPT_ERRORS = 256


class ScriptCallDepthException(PowerShellError):
    """Calls are nested too deeply."""

    net_type = "System.Management.Automation.ScriptCallDepthException"
    error_id = "CallDepthOverflow"
    category = "InvalidOperation"
    terminating = True
    carried = True  # it is named after no command


class Interpreter:
    """One for each session, at first use.

    `succeeded` is ``$?``. `propagates`: errors of statements go up to an enclosing ``try`` or ``trap`` instead of being
    reported. `handling` is the error that the innermost catch block handles. `depth` counts nested calls. `strict` is the version
    of Set-StrictMode as a tuple, None where it is off. `known_names` are the folded names of all functions and aliases that
    scripts defined: a command of another name is what the registry knows. `using` is the scope that ``$using:`` reads, in a session
    that runs a part of another's work.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.streams = Streams(session, "", ErrorList(_KEPT_ERRORS))
        self.succeeded = True
        self.last_exit_code: int | None = None
        self.asked_to_exit: int | None = None  # the status that ``$Host.SetShouldExit`` was given
        self.propagates = False
        self.handling: PowerShellError | None = None
        self.depth = 0
        self.strict: tuple[int, ...] | None = None
        self.known_names: set[str] = set()
        self.using: Scope | None = None
        self.generation = 0  # counts definitions of functions and aliases, so that call sites notice them
        self.namespaces: list[str] = []  # those of ``using namespace``
        self.types: Mapping[str, NetType[Any]] = {}  # those that scripts define, by folded name; replaced, never changed

    @classmethod
    def for_session(cls, session: Session) -> Interpreter:
        """Returns the session's one."""
        return session.service(cls)

    def define(self, folded: str) -> None:
        """Notes that a function or alias of that name was defined or removed."""
        self.known_names.add(folded)
        self.generation += 1

    def enter(self) -> None:
        """Counts a call. Raises ScriptCallDepthException where calls are nested too deeply; `leave` ends the call."""
        if self.depth >= MAX_CALL_DEPTH:
            raise ScriptCallDepthException("The script failed due to call depth overflow.")
        self.depth += 1

    def leave(self) -> None:
        """Ends what `enter` began."""
        self.depth -= 1

"""Automatic variables of the session: what a script may read without anybody having set it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from ...framework.values.collections import Hashtable
from ...framework.values.enums import ActionPreference, ConfirmImpact
from ...framework.values.nothing import UNBOUND
from ...framework.values.scalars import Version
from ...framework.values.types import ACTION_PREFERENCE, NetType, enum_of

if TYPE_CHECKING:
    from .frame import Frame

CONSTANTS: dict[str, Any] = {"true": True, "false": False, "null": None}
"""Variables whose value is known when they are compiled."""

READ_ONLY = frozenset(
    {
        "true", "false", "home", "pid", "host", "pshome", "psversiontable", "shellid", "error", "executioncontext", "psculture",
        "psuiculture", "psedition", "iswindows", "islinux", "ismacos", "iscoreclr", "?",
    }
)  # fmt: skip
"""Variables that cannot be set in any scope."""

PREFERENCES: dict[str, NetType[Any]] = {
    **dict.fromkeys(
        (
            "erroractionpreference", "warningpreference", "verbosepreference", "debugpreference", "informationpreference",
            "progresspreference",
        ),
        ACTION_PREFERENCE,
    ),
    "confirmpreference": enum_of(ConfirmImpact),
}  # fmt: skip
"""The types of the preference variables."""

_PREFERENCES: dict[str, Any] = {
    "erroractionpreference": ActionPreference.Continue,
    "warningpreference": ActionPreference.Continue,
    "verbosepreference": ActionPreference.SilentlyContinue,
    "debugpreference": ActionPreference.SilentlyContinue,
    "informationpreference": ActionPreference.SilentlyContinue,
    "progresspreference": ActionPreference.Continue,
    "confirmpreference": ConfirmImpact.High,
    "whatifpreference": False,
    "formatenumerationlimit": 4,
    "maximumhistorycount": 4096,
    "nestedpromptlevel": 0,
    "psemailserver": "",
    "psnativecommanduseerroractionpreference": False,
    "stacktrace": "",
}

ENGINE_VERSION = (7, 6, 9)
"""The version of PowerShell whose language this is."""


def automatic(frame: Frame, folded: str) -> Any:
    """Returns an automatic variable of the session, or `UNBOUND` where there is none of that folded name."""
    if folded in _PREFERENCES:
        return _PREFERENCES[folded]
    session = frame.interpreter.session
    match folded:
        case "?":
            return frame.interpreter.succeeded
        case "lastexitcode":
            return UNBOUND if frame.interpreter.last_exit_code is None else frame.interpreter.last_exit_code
        case "psdefaultparametervalues":
            return session.default_parameter_values
        case "host":
            from .host_object import InternalHost

            return InternalHost.for_session(session)
        case "pwd":
            return location(frame)
        case "home":
            return os.path.expanduser("~")
        case "pid":
            return os.getpid()
        case "psversiontable":
            return _version_table()
        case "psedition":
            return "Core"
        case "pshome":
            return os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
        case "shellid":
            return "Microsoft.PowerShell"
        case "psculture" | "psuiculture":
            return ""
        case "iswindows":
            return os.name == "nt"
        case "islinux":
            return sys.platform == "linux"
        case "ismacos":
            return sys.platform == "darwin"
        case "iscoreclr":
            return True
        case "profile":
            return ""
        case "^" | "$":
            return ""
        case "input":
            return iter(())
        case "args":
            return []
        case "psscriptroot":
            return os.path.dirname(frame.source.file or "")
        case "pscommandpath":
            return frame.source.file or ""
        case "myinvocation":
            return _script_invocation(frame)
        case "psboundparameters":
            from .call_facts import BoundParameters

            return BoundParameters({})
    return UNBOUND


def _script_invocation(frame: Frame) -> Any:
    """Returns ``$MyInvocation`` of a script that is not a command."""
    from .invocation_info import InvocationInfo

    return InvocationInfo(frame.source, command=ScriptText())


class ScriptText:
    """A script that is no command: text from a program or the command line."""

    name = ""
    kind = "Script"
    block = None
    path = None


def location(frame: Frame) -> Any:
    """Returns ``$PWD``."""
    from ...framework.location import Location

    return Location.for_session(frame.interpreter.session).current


def _system_name() -> str:
    if sys.platform == "win32":
        return "Microsoft Windows"
    system = os.uname()
    return f"{system.sysname} {system.release}"


def _version_table() -> Hashtable:
    return Hashtable(
        {
            "PSVersion": Version(*ENGINE_VERSION),
            "PSEdition": "Core",
            "GitCommitId": ".".join(map(str, ENGINE_VERSION)),
            "OS": _system_name(),
            "Platform": "Unix" if os.name == "posix" else "Win32NT",
            "PSCompatibleVersions": [Version(*parts) for parts in ((1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (5, 1), (6, 0), (7, 0))],
            "PSRemotingProtocolVersion": Version(2, 3),
            "SerializationVersion": Version(1, 1, 0, 1),
            "WSManStackVersion": Version(3, 0),
        }
    )

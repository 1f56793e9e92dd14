"""An error that leaves the function it happened in."""

from __future__ import annotations

from ...framework.errors import ActionPreferenceStopException, CmdletInvocationException, PowerShellError
from .interpreter import ScriptCallDepthException

_AS_THEY_ARE = (ActionPreferenceStopException, CmdletInvocationException, ScriptCallDepthException)


def leaving(error: PowerShellError, name: str) -> PowerShellError:
    """Returns what a function's caller gets to see of an error: the first function names it, and carries it to the outside.

    What a script threw stays as it is, and so does what the preference Stop made and what has left a command before.
    """
    if error.thrown or error.carried or isinstance(error, _AS_THEY_ARE):
        return error
    made = CmdletInvocationException(str(error))
    made.__cause__ = error
    record = error.record.copied(error.record.exception)
    record.activity, record.invocation_type = name, None
    made.use_record(record)
    made.carried = True
    return made

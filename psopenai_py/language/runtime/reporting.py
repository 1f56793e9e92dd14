"""What becomes of an error in a script (the engine's CheckActionPreference): reported, passed over, trapped, or raised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import to_text
from ...framework.errors import ErrorRecord, MetadataException, PowerShellError, net_name
from ...framework.streams.preferences import CONTINUE, IGNORE, SILENTLY_CONTINUE, STOP
from ...framework.streams.streams import remember
from ...framework.values.enums import ActionPreference
from ...framework.values.nothing import NOTHING
from ..errors import RuntimeException, out_of_memory
from .exception_types import is_runtime_exception
from .interpreter import ScriptCallDepthException
from .invocation_info import InvocationInfo

if TYPE_CHECKING:
    from ..tree import Node
    from .frame import Frame, Write


def runtime_error(error: BaseException) -> PowerShellError:
    """Returns an error as the engine's RuntimeException, or one derived from it, with the original behind it."""
    if isinstance(error, PowerShellError) and is_runtime_exception(net_name(error)):
        return error
    if isinstance(error, RecursionError):
        return ScriptCallDepthException("The script failed due to call depth overflow.")
    if isinstance(error, MemoryError):
        error = out_of_memory()
    made = RuntimeException(str(error) or type(error).__name__)
    made.__cause__ = error
    record = error.record if isinstance(error, PowerShellError | MetadataException) else None
    if record is None:
        record = ErrorRecord(error, net_name(error), "OperationStopped")
    elif record.exception is error and not record.activity and "Management.Automation" in net_name(error):
        record = record.copied(made)  # the engine's own errors are shown by the exception that carries them
    made.use_record(record)
    if isinstance(error, PowerShellError):
        made.terminating, made.thrown, made.stops = error.terminating, error.thrown, error.stops
    return made


def handle(frame: Frame, error: Exception, node: Node, write: Write) -> None:
    """Does with the error of a statement what the engine does. Raises it where the next statement is not to run."""
    raised = runtime_error(error)
    interpreter = frame.interpreter
    record = raised.record
    if record.invocation_info is None:
        record.invocation_info = InvocationInfo.at(frame.source, node)
    remember(interpreter.session, record.copied(record.exception))
    frame.streams.collect_error(record.copied(record.exception))
    interpreter.succeeded = False
    preference = error_preference(frame)
    traps = frame.traps[-1] if frame.traps else None
    if traps is not None:
        preference = traps.handle(frame, raised, write)
    elif interpreter.propagates or raised.stops:
        raise _ending(raised)
    if preference in (SILENTLY_CONTINUE, IGNORE):
        return
    if preference is STOP:
        raised.stops = True
        raise _ending(raised)
    if traps is None and raised.thrown:
        raise _ending(raised)
    frame.streams.host.show_error(record)
    frame.streams.errors.append(record)
    interpreter.succeeded = False


def _ending(error: PowerShellError) -> PowerShellError:
    """Returns an error that ends the command whose code it leaves, not only its current record."""
    error.terminating = True
    return error


def error_preference(frame: Frame) -> ActionPreference:
    """Returns ``$ErrorActionPreference`` as it is seen from here."""
    value = frame.scope.get("erroractionpreference")
    if isinstance(value, ActionPreference):
        return value
    if value is None:
        return CONTINUE
    from ...framework.conversion.engine import convert  # where a script sets it to a text
    from ...framework.values.types import ACTION_PREFERENCE

    try:
        found: ActionPreference = convert(value, ACTION_PREFERENCE)
    except PowerShellError:
        return CONTINUE
    return found


def thrown(value: Any) -> PowerShellError:
    """Returns the error that ``throw`` makes of a value: an error or a record as it is, anything else by its text."""
    made: PowerShellError
    if isinstance(value, ErrorRecord):
        made = RuntimeException(str(value))
        made.__cause__ = value.exception
        made.use_record(value)
    elif isinstance(value, PowerShellError) and is_runtime_exception(net_name(value)):
        made = value
    elif isinstance(value, BaseException):
        made = RuntimeException(str(value))
        made.__cause__ = value
        made.use_record(ErrorRecord(value, str(value), "OperationStopped"))
    else:
        text = "ScriptHalted" if value is None or value is NOTHING else to_text(value)
        made = RuntimeException(text, error_id=text, category="OperationStopped", target=None if value is NOTHING else value)
    made.thrown = True
    made.terminating = True
    return made

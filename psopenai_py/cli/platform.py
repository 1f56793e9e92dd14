"""What differs between POSIX and Windows, for the command line: streams, terminals, signals."""

from __future__ import annotations

import io
import os
import signal
import stat
import sys
from collections.abc import Callable
from typing import IO, Any, BinaryIO, TextIO, cast

Stream = IO[Any] | io.IOBase

WINDOWS = os.name == "nt"
_CLOSED_PIPE_ON_WINDOWS = 22
_STACK_BYTES = 64 << 20


def standard_streams() -> tuple[io.BufferedIOBase | None, BinaryIO, TextIO]:
    """Returns stdin and stdout as bytes and stderr as UTF-8 text, whatever the console's code page; a closed one swallows all."""
    stdin = cast("io.BufferedIOBase", sys.stdin.buffer) if sys.stdin is not None else None
    stdout: BinaryIO = sys.stdout.buffer if sys.stdout is not None else open(os.devnull, "wb")  # noqa: SIM115
    stderr: TextIO = sys.stderr if sys.stderr is not None else open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if isinstance(stderr, io.TextIOWrapper):
        stderr.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    return stdin, stdout, stderr


def is_terminal(stream: Stream | None) -> bool:
    """Whether a person is at the other end."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def gives_input(stream: io.BufferedIOBase | None) -> bool:
    """Whether a stream can be pipeline input: a pipe, file or socket, but no terminal and no device such as /dev/null."""
    return stream is not None and not stream.closed and not _is(stream, stat.S_ISCHR)


def is_pipe(stream: BinaryIO) -> bool:
    """Whether a stream leads to another process."""
    return _is(stream, stat.S_ISFIFO, stat.S_ISSOCK)


def _is(stream: Stream, *kinds: Callable[[int], bool]) -> bool:
    try:
        mode = os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):  # no file behind it: a stream of the calling program
        return False
    return any(kind(mode) for kind in kinds)


def columns_of(stream: IO[Any], environ_columns: str | None) -> int:
    """Returns the width of a terminal: $COLUMNS, what the system says, or 80."""
    if environ_columns and environ_columns.isdecimal() and int(environ_columns) > 0:
        return int(environ_columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def ask_in_secret(prompt: str, stream: TextIO) -> str:
    """Asks on the terminal without showing what is typed; an end of the input is an empty answer.

    Raises OSError for a terminal that cannot be kept from showing it.
    """
    import getpass
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt, stream)
        except EOFError:
            return ""
        except getpass.GetPassWarning as warning:
            raise OSError(str(warning)) from None


def takes_escapes(stream: IO[Any]) -> bool:
    """Whether a terminal understands escape sequences; a Windows console is switched to them."""
    return not WINDOWS or _switch_console(stream)


def is_closed_pipe(error: OSError) -> bool:
    """Whether an error of a write to stdout says that nobody reads any more; on Windows the number has other meanings elsewhere."""
    return isinstance(error, BrokenPipeError) or (WINDOWS and error.errno == _CLOSED_PIPE_ON_WINDOWS)


def drop_output(stream: IO[Any]) -> None:
    """Turns a stream that can no longer be written to away, so that Python says nothing when it flushes it at the end."""
    try:
        target = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, target)
    os.close(nowhere)


class Terminated(BaseException):
    """Raised in the main thread when the system asks the process to end (SIGTERM; on Windows also Ctrl-Break)."""


def raise_on_termination() -> None:
    """Lets a request to end unwind the process as Ctrl-C does, instead of killing it in the middle of a line."""

    def ended(number: int, frame: object) -> None:
        raise Terminated

    signal.signal(signal.SIGTERM, ended)
    if WINDOWS:
        signal.signal(signal.SIGBREAK, ended)  # type: ignore[attr-defined,unused-ignore]  # only Windows has it


def widen_stack() -> None:
    """Lets the stack of the main thread grow as far as nested calls of scripts may need, where the system allows that.

    Without it a script that calls itself through many kinds of commands could end the process instead of getting an error.
    """
    if sys.platform != "win32":  # there the interpreter itself watches the stack
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
        wanted = _STACK_BYTES if hard == resource.RLIM_INFINITY else min(_STACK_BYTES, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))


def leave(status: int) -> None:
    """Ends the process at once; no thread is waited for."""
    os._exit(status)


def _switch_console(stream: IO[Any]) -> bool:
    """Switches on escape sequences (ENABLE_VIRTUAL_TERMINAL_PROCESSING); False for a console that is too old."""
    import ctypes
    import msvcrt

    console = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
    handle = msvcrt.get_osfhandle(stream.fileno())  # type: ignore[attr-defined,unused-ignore]
    mode = ctypes.c_uint32()
    return bool(console.GetConsoleMode(handle, ctypes.byref(mode)) and console.SetConsoleMode(handle, mode.value | 4))

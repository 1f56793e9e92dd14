"""The `psopenai` command: the first word decides whether click is needed at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from io import BufferedIOBase
from typing import BinaryIO, TextIO

from .console import Console
from .exit_status import FAILED, INTERRUPTED, OK, TERMINATED
from .platform import Terminated, drop_output, leave, raise_on_termination, standard_streams
from .subcommands import COMPLETION_VARIABLE, SUBCOMMANDS

DEBUG_VARIABLE = "PSOPENAI_DEBUG"


def run() -> None:
    """Runs the words of the process and ends it: what the console script calls."""
    stdin, stdout, stderr = standard_streams()
    raise_on_termination()
    status = main(sys.argv[1:], stdin, stdout, stderr)
    if status in (INTERRUPTED, TERMINATED):
        leave(status)
    sys.exit(status)


def main(
    argv: Sequence[str], stdin: BufferedIOBase | None, stdout: BinaryIO, stderr: TextIO, environ: Mapping[str, str] | None = None
) -> int:
    """Runs the words on the streams given and returns the exit status. What no part foresaw is one line on stderr and status 1."""
    console = Console(stdin, stdout, stderr, os.environ if environ is None else environ)
    try:
        return _run(console, argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Terminated:
        return TERMINATED
    except BrokenPipeError:
        drop_output(stdout)
        return OK
    except Exception as error:  # noqa: BLE001  # the last place that can say it in one line
        return _unforeseen(console, error)


def _run(console: Console, argv: Sequence[str]) -> int:
    if argv and is_cmdlet(argv[0]) and COMPLETION_VARIABLE not in console.environ:
        return run_words(console, argv)
    from .options import run_options

    return run_options(console, argv)


def run_words(console: Console, words: Sequence[str]) -> int:
    """Runs the cmdlet that the first word names."""
    if words[0].lower() == "get-help":
        from .help_words import get_help

        return get_help(console, words[1:])
    from .run_cmdlet import run_cmdlet

    return run_cmdlet(console, words[0], words[1:])


def is_cmdlet(word: str) -> bool:
    """Whether a first word is the name of a cmdlet: no option, and no subcommand of the program itself."""
    return not word.startswith("-") and word.lower() not in SUBCOMMANDS


def _unforeseen(console: Console, error: Exception) -> int:
    if console.environ.get(DEBUG_VARIABLE) == "1":
        import traceback

        traceback.print_exception(error, file=console.stderr)
    else:
        text = " ".join(str(error).split())
        console.say(f"psopenai: {type(error).__name__}: {text} (set {DEBUG_VARIABLE}=1 to see where)")
    return FAILED

"""The `psopenai` command: the first word decides whether click is needed at all."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from io import BufferedIOBase
from typing import BinaryIO, TextIO

from ..framework.characters import DASHES
from .console import Console, OutputFailed
from .exit_status import FAILED, INTERRUPTED, OK, TERMINATED
from .platform import Terminated, drop_output, is_terminal, leave, raise_on_termination, standard_streams
from .subcommands import COMPLETION_VARIABLE, SUBCOMMANDS

DEBUG_VARIABLE = "PSOPENAI_DEBUG"
_DASHES = tuple(DASHES)
_SCRIPT = ".ps1"
_COLLECT_AFTER = (50_000, 50, 100)
"""New containers before the collector looks for cycles: start-up and records make many and leave none."""


def run() -> None:
    """Runs the words of the process and ends it: what the console script calls."""
    gc.set_threshold(*_COLLECT_AFTER)
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
    except OutputFailed as error:
        console.say(f"psopenai: {error}")
        return FAILED
    except Exception as error:  # noqa: BLE001  # the last place that can say it in one line
        return _unforeseen(console, error)


def _run(console: Console, argv: Sequence[str]) -> int:
    if argv and COMPLETION_VARIABLE not in console.environ and not is_own(argv[0]):
        return run_words(console, argv)
    if not argv and is_terminal(console.stdin) and is_terminal(console.stdout):
        return run_words(console, ["-Interactive"])
    from .options import run_options

    return run_options(console, argv)


def run_words(console: Console, words: Sequence[str]) -> int:
    """Runs PowerShell text, or the cmdlet that the first word names."""
    if words[0][:1] in _DASHES or words[0].lower().endswith(_SCRIPT):
        from .shell import run_shell

        return run_shell(console, words)
    if words[0].lower() == "get-help":
        from .help_words import get_help

        return get_help(console, words[1:])
    from .run_cmdlet import run_cmdlet

    return run_cmdlet(console, words[0], words[1:])


def is_own(word: str) -> bool:
    """Whether a first word is an option or a subcommand of the program itself: no cmdlet, no script, and no word of the shell."""
    return word.startswith("--") or word.lower() in SUBCOMMANDS


def _unforeseen(console: Console, error: Exception) -> int:
    if console.environ.get(DEBUG_VARIABLE) == "1":
        import traceback

        traceback.print_exception(error, file=console.stderr)
    else:
        text = " ".join(str(error).split())
        console.say(f"psopenai: {type(error).__name__}: {text} (set {DEBUG_VARIABLE}=1 to see where)")
    return FAILED

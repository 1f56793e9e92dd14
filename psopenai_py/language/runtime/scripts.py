"""Script files as commands."""

from __future__ import annotations

from .code import parse_code
from .functions import ScriptCommand
from .interpreter import Interpreter
from .script_block import CodeBlock


def script_command(interpreter: Interpreter, path: str) -> ScriptCommand:
    """Returns the command of a script file. Raises ParseException, or OSError where it cannot be read."""
    import os

    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        code = parse_code(file.read(), path)
    block = CodeBlock(code, interpreter.session)
    return ScriptCommand(os.path.basename(path), block, interpreter, kind="ExternalScript", path=path)

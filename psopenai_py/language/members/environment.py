"""``[Environment]`` and ``[Console]``."""

from __future__ import annotations

import os
import sys
import time
from typing import Any, Final

from ...framework.conversion.text import plain_text
from ...framework.values.collections import Array, Hashtable
from ...framework.values.scalars import Version
from ...framework.values.types import STRING, NetType
from ..errors import null_argument
from ..formats.composite import format_composite
from .table import Members

_FOLDERS: Final = {
    0: "Desktop", 5: "", 26: ".config", 28: ".local/share", 40: "",
}  # fmt: skip


def _variable(name: str | None, *_: Any) -> str | None:
    if name is None:
        raise null_argument("variable")
    return os.environ.get(name)


def _set_variable(name: str, value: str | None, *_: Any) -> None:
    if value:
        os.environ[name] = value
    else:
        os.environ.pop(name, None)


def _user() -> str:
    import getpass

    return getpass.getuser()


def _machine() -> str:
    import platform

    return platform.node()


def _folder(known: Any) -> str:
    home = os.path.expanduser("~")
    configured = {26: os.environ.get("XDG_CONFIG_HOME"), 28: os.environ.get("XDG_DATA_HOME")}.get(int(known))
    if os.name == "nt":
        configured = {26: os.environ.get("APPDATA"), 28: os.environ.get("LOCALAPPDATA")}.get(int(known))
    return configured or os.path.join(home, _FOLDERS.get(int(known), "")).rstrip(os.sep)


def _exit(code: int = 0) -> None:
    raise SystemExit(code)


def _system_version() -> Version:
    import platform
    import re

    return Version(*[int(part) for part in re.findall(r"\d+", platform.release())[:4]] or [0, 0])


def _write(stream: Any, end: str, arguments: tuple[Any, ...]) -> None:
    text = ""
    if len(arguments) > 1 and isinstance(arguments[0], str):
        values = arguments[1] if isinstance(arguments[1], list) else list(arguments[1:])
        text = format_composite(arguments[0], values)
    elif arguments:
        text = "" if arguments[0] is None else plain_text(arguments[0])
    stream.write(text + end)
    stream.flush()


def _resolve_variable_names(text: str) -> str:
    import re

    return re.sub(r"%([^%]+)%", lambda found: os.environ.get(found[1], found[0]), text)


MEMBERS: Final = (
    Members(
        NetType("System.Environment", "static"),
        statics={
            "void Exit(int exitCode)": _exit,
            "ExpandEnvironmentVariables(string name)": _resolve_variable_names,
            "GetCommandLineArgs()": lambda: Array(STRING, sys.argv),
            "GetEnvironmentVariable(string variable)": _variable,
            "GetEnvironmentVariable(string variable, object target)": _variable,
            "GetEnvironmentVariables()": lambda: Hashtable(dict(os.environ)),
            "GetFolderPath(System.Environment+SpecialFolder folder)": _folder,
            "void SetEnvironmentVariable(string variable, string value)": _set_variable,
            "void SetEnvironmentVariable(string variable, string value, object target)": _set_variable,
        },
        static_properties={
            "CommandLine": lambda: " ".join(sys.argv),
            "CurrentDirectory": os.getcwd,
            "Is64BitOperatingSystem": lambda: sys.maxsize > 2**32,
            "Is64BitProcess": lambda: sys.maxsize > 2**32,
            "MachineName": _machine,
            "NewLine": lambda: os.linesep,
            "OSVersion": _system_version,
            "ProcessId": os.getpid,
            "ProcessorCount": lambda: os.cpu_count() or 1,
            "TickCount": lambda: int(time.monotonic() * 1000) & 0x7FFFFFFF,
            "TickCount64": lambda: int(time.monotonic() * 1000),
            "UserDomainName": _machine,
            "UserInteractive": lambda: sys.stdin is not None and sys.stdin.isatty(),
            "UserName": _user,
            "Version": lambda: Version(*sys.version_info[:3], 0),
        },
        setters={"::CurrentDirectory": os.chdir},
    ),
    Members(
        NetType("System.Console", "static"),
        statics={
            "void Write(object value)": lambda *arguments: _write(sys.stdout, "", arguments),
            "void Write(string format, params object[] arg)": lambda *arguments: _write(sys.stdout, "", arguments),
            "void WriteLine()": lambda: _write(sys.stdout, os.linesep, ()),
            "void WriteLine(object value)": lambda *arguments: _write(sys.stdout, os.linesep, arguments),
            "void WriteLine(string format, params object[] arg)": lambda *arguments: _write(sys.stdout, os.linesep, arguments),
            "ReadLine()": lambda: sys.stdin.readline().rstrip("\r\n"),
        },
        static_properties={
            "IsInputRedirected": lambda: not sys.stdin.isatty(),
            "IsOutputRedirected": lambda: not sys.stdout.isatty(),
            "IsErrorRedirected": lambda: not sys.stderr.isatty(),
            "OutputEncoding": lambda: _utf8(),
            "InputEncoding": lambda: _utf8(),
        },
        setters={"::OutputEncoding": lambda encoding: None, "::InputEncoding": lambda encoding: None},
    ),
)


def _utf8() -> Any:
    from .encodings import UTF8

    return UTF8.with_mark(False)

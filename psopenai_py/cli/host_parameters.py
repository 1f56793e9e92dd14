"""The words of a process that runs PowerShell text: ``-Command TEXT``, ``-File PATH ARGS``, and the shell's other parameters.

The parameters are those of the program ``pwsh``, with its abbreviations. What has no meaning here (-NoProfile: there is no
profile; -ExecutionPolicy: there is none) is accepted, so that a command line need not be changed; what would need a part that
is not there is refused by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from ..framework.characters import DASHES

BAD_USAGE: Final = 64
"""The shell's own exit status for words it cannot use."""

STDIN: Final = "-"
"""The word in the place of a text or of a file: they are read from stdin."""

_SWITCHES: Final = (
    ("login", "l"),
    ("noexit", "noe"),
    ("noprofile", "nop"),
    ("nologo", "nol"),
    ("noninteractive", "noni"),
    ("noprofileloadtime", "noprofileloadtime"),
    ("interactive", "i"),
)
_RUNS: Final = (
    ("commandwithargs", "commandwithargs"),
    ("cwa", "cwa"),
    ("command", "c"),
    ("file", "f"),
    ("encodedcommand", "e"),
    ("ec", "e"),
)
_WITH_VALUE: Final = (
    ("outputformat", "o"),
    ("of", "o"),
    ("inputformat", "inp"),
    ("if", "if"),
    ("executionpolicy", "ex"),
    ("ep", "ep"),
    ("workingdirectory", "wo"),
    ("wd", "wd"),
)
_REFUSED: Final = (
    ("servermode", "s"),
    ("socketservermode", "so"),
    ("namedpipeservermode", "nam"),
    ("sshservermode", "sshs"),
    ("configurationfile", "configurationfile"),
    ("configurationname", "config"),
    ("custompipename", "cus"),
    ("windowstyle", "w"),
    ("encodedarguments", "encodeda"),
    ("ea", "ea"),
    ("settingsfile", "settings"),
    ("sta", "sta"),
    ("mta", "mta"),
)
_FOLDER: Final = ("workingdirectory", "wd")
_FORMATS: Final = ("inputformat", "if", "outputformat", "of")
_POLICIES: Final = ("default", "remotesigned", "bypass", "allsigned", "restricted", "unrestricted", "undefined")


class UsageError(Exception):
    """The words are no call of the shell; the message says which one, and the exit status is `BAD_USAGE`."""


class HostParameters(NamedTuple):
    """What is to be run and how. Without `text` and `file` it is stdin, line by line or, on a terminal, a prompt."""

    text: str | None = None
    file: str | None = None
    arguments: tuple[str, ...] | None = None
    """The words for the file or the text; None for a text that takes none."""
    reads_lines: bool = False
    """Whether stdin is to be read, with no prompt (``-``)."""
    interactive: bool = True
    """Whether questions may be asked."""
    stays: bool = False
    """Whether a prompt follows what was run (-NoExit)."""
    logo: bool = True
    """Whether a prompt may say something of its own first."""
    folder: str | None = None
    version: bool = False
    help: bool = False


def read_parameters(words: Sequence[str]) -> HostParameters:
    """Returns what the words ask for. Raises UsageError for words that the shell refuses."""
    found = HostParameters()
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        if not word.strip():
            continue
        key = _key(word)
        if key is None:
            return _file(found, word, words[index:])
        if _matches(key, "version", "v"):
            return found._replace(version=True)
        if _matches(key, "help", "h") or key == "?":
            return found._replace(help=True)
        if name := _named(key, _SWITCHES):
            found = _switched(found, name)
        elif name := _named(key, _RUNS):
            if index == len(words):
                raise UsageError(_nothing_to_run(name, word))
            if name not in ("encodedcommand", "ec"):
                return _run(found, name, words[index:])
            found = found._replace(text=_decoded(words[index]))
            index += 1
        elif name := _named(key, _WITH_VALUE):
            if index == len(words):
                raise UsageError(f"The parameter {word} requires a value.")
            found = _with_value(found, name, word, words[index])
            index += 1
        elif _named(key, _REFUSED):
            raise UsageError(f"The parameter {word} is not supported here.")
        else:
            raise UsageError(no_script(word))
    return found


def no_script(path: str) -> str:
    """Returns the text that says that a word names no script file."""
    return (
        f"The argument '{path}' is not recognized as the name of a script file. Check the spelling of the name, or if a path was "
        "included, verify that the path is correct and try again."
    )


def _key(word: str) -> str | None:
    """Returns the name in a parameter, or None for a word that is none: the path of a script, or ``-``."""
    word = word.strip()
    if word[0] not in DASHES or len(word) == 1:
        return None
    return word[2 if word[1] == word[0] else 1 :].lower()


def _matches(key: str, name: str, shortest: str) -> bool:
    """Whether a key is an abbreviation of a name, no shorter than its shortest form."""
    return len(key) >= len(shortest) and name.startswith(key)


def _named(key: str, names: Sequence[tuple[str, str]]) -> str:
    return next((name for name, shortest in names if _matches(key, name, shortest)), "")


def _switched(found: HostParameters, name: str) -> HostParameters:
    match name:
        case "noninteractive":
            return found._replace(interactive=False)
        case "interactive":
            return found._replace(interactive=True)
        case "noexit":
            return found._replace(stays=True)
        case "nologo":
            return found._replace(logo=False)
    return found


def _nothing_to_run(name: str, word: str) -> str:
    if name == "file":
        return (
            "The command cannot be run because the File parameter requires a file path. Supply a path for the File parameter and "
            "then try the command again."
        )
    return f"Cannot process the command because of a missing parameter. A command must follow {word}."


def _run(found: HostParameters, name: str, rest: Sequence[str]) -> HostParameters:
    """Reads what follows a parameter that says what to run; all words after it belong to it."""
    if name == "file":
        return _file(found, rest[0], rest[1:])
    if rest[0] == STDIN:
        if len(rest) > 1:
            raise UsageError("'-' was specified with the -Command parameter; no other arguments to -Command are permitted.")
        return found._replace(reads_lines=True)
    if name == "command":
        return found._replace(text=" ".join(rest))
    return found._replace(text=rest[0], arguments=tuple(rest[1:]))


def _file(found: HostParameters, path: str, arguments: Sequence[str]) -> HostParameters:
    if path == STDIN:
        return found._replace(reads_lines=True)
    return found._replace(file=path, arguments=tuple(arguments))


def _decoded(text: str) -> str:
    """Returns the text of -EncodedCommand: UTF-16 in Base64."""
    import base64
    import binascii

    try:
        return base64.b64decode(text, validate=True).decode("utf-16-le")
    except (binascii.Error, ValueError):
        raise UsageError(
            "Cannot process the command because the value specified with -EncodedCommand is not properly encoded. "
            "The value must be Base64 encoded."
        ) from None


def _with_value(found: HostParameters, name: str, word: str, value: str) -> HostParameters:
    if name in _FOLDER:
        return found._replace(folder=value)
    if name in _FORMATS:
        if value.lower() != "text":
            raise UsageError(f'"{value}" is no value of {word} here: --input and --output, before it, say the form of both.')
    elif value.lower() not in _POLICIES:
        raise UsageError(f"Invalid ExecutionPolicy value '{value}'.")
    return found

"""The help page of a command as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..declaration.metadata import CommandMetadata, ParameterMetadata
from .facts import parameter_facts
from .syntax import shown_parameters, syntax_lines, type_text

_INDENT = "    "
_LABEL_WIDTH = 29


def help_page(command: CommandMetadata, columns: int = 4000) -> str:
    """Returns name, synopsis, syntax, description, parameters, outputs and examples; prose is wrapped at `columns`."""
    sections = [
        ("NAME", [command.name]),
        ("SYNOPSIS", _prose(command.synopsis, columns)),
        ("SYNTAX", [line for syntax in syntax_lines(command) for line in (*_prose(syntax, columns), "")]),
        ("DESCRIPTION", _prose(command.description, columns)),
        ("PARAMETERS", [line for parameter in shown_parameters(command) for line in _parameter(parameter, columns)]),
        ("OUTPUTS", list(command.outputs)),
        ("EXAMPLES", [line for code, remark in command.examples for line in (*code.split("\n"), "", *_prose(remark, columns), "")]),
    ]
    shown = ("\n".join([title, *_indented(lines)]) for title, lines in sections if any(lines))
    return "\n\n".join(shown) + "\n"


def _parameter(parameter: ParameterMetadata, columns: int) -> Iterator[str]:
    kind = "[<SwitchParameter>]" if parameter.type.family == "switch" else f"<{type_text(parameter.type)}>"
    yield f"-{parameter.name} {kind}"
    for line in _prose(parameter.help, columns - len(_INDENT)):
        yield _INDENT + line
    yield ""
    for label, text in parameter_facts(parameter):
        first, *further = _prose(text, columns - len(_INDENT) - _LABEL_WIDTH) or [""]
        yield f"{_INDENT}{label:<{_LABEL_WIDTH}}{first}".rstrip()
        for line in further:
            yield " " * (len(_INDENT) + _LABEL_WIDTH) + line
    yield ""


def _prose(text: str, columns: int) -> list[str]:
    """Returns the lines of a text of paragraphs, wrapped; a paragraph with indented lines is left as it is."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        if lines:
            lines.append("")
        if "\n " in paragraph or paragraph.startswith(" "):
            lines += paragraph.split("\n")
        else:
            lines += textwrap.wrap(
                " ".join(paragraph.split()), max(20, columns - len(_INDENT)), break_long_words=False, break_on_hyphens=False
            )
    return lines


def _indented(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines = lines[:-1]
    return [(_INDENT + line).rstrip() for line in lines]

"""The reference page of a command as Markdown."""

from __future__ import annotations

from ..declaration.metadata import CommandMetadata, ParameterMetadata
from .facts import parameter_facts
from .syntax import sets_of, shown_parameters, syntax_lines, type_text


def markdown_page(command: CommandMetadata) -> str:
    """Returns the page: synopsis, syntax, description, examples, parameters, outputs."""
    parts = [f"# {command.name}", command.synopsis, "## Syntax", *_syntax(command)]
    if command.description:
        parts += ["## Description", command.description]
    if command.examples:
        parts.append("## Examples")
        for number, (code, remark) in enumerate(command.examples, 1):
            parts += [f"### Example {number}", _fenced(code, "powershell"), remark]
    parts.append("## Parameters")
    for parameter in shown_parameters(command):
        parts += _parameter(parameter)
    parts += ["### Common parameters", "The common parameters of every command: -Verbose, -ErrorAction and the others."]
    if command.outputs:
        parts += ["## Outputs", "\n".join(f"- {output}" for output in command.outputs)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _syntax(command: CommandMetadata) -> list[str]:
    lines = syntax_lines(command)
    if len(lines) == 1:
        return [_fenced(lines[0])]
    parts = []
    for (name, _), line in zip(sets_of(command), lines, strict=True):
        default = " (default)" if name == command.default_set else ""
        parts += [f"### {name}{default}", _fenced(line)]
    return parts


def _parameter(parameter: ParameterMetadata) -> list[str]:
    rows = [("Type", type_text(parameter.type)), *parameter_facts(parameter)]
    table = "\n".join(["| | |", "| --- | --- |", *(f"| {label} | {_cell(text)} |" for label, text in rows)])
    return [f"### -{parameter.name}", parameter.help, table]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _fenced(text: str, language: str = "") -> str:
    return f"```{language}\n{text}\n```"

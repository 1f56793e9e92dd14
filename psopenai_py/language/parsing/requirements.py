"""What ``#requires`` lines ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .. import tree
from .tokens import Nested

if TYPE_CHECKING:
    from .parser import Parser

_NAMES = ("runasadministrator", "shellid", "pssnapin", "psedition", "version", "assembly", "modules")
_EDITIONS = ("core", "desktop")


def requirements_of(parser: Parser) -> tree.Requirements | None:
    """Returns what the lines ask for, None where there are none, and reports what is wrong in them."""
    lines = sorted(parser.lexer.requires.items())
    if not lines:
        return None
    reader = _RequirementsReader(parser)
    for start, end in lines:
        reader.read(start + 1, end)
    return reader.requirements


class _RequirementsReader:
    """Reads the lines, each as a command with parameters."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.requirements = tree.Requirements()
        self._snap_in: str | None = None
        self._snap_in_version: str | None = None

    def read(self, start: int, end: int) -> None:
        """Reads what stands between two offsets, behind the sign of the comment."""
        parser = self.parser
        outer = parser.begin_nested(Nested(start, parser.text[start:end], ()))
        command = parser.command()
        parser.end_nested(outer)
        if command is None:
            return
        first = command.elements[0]
        if not (isinstance(first, tree.String) and first.value.lower() == "requires"):
            parser.report_at("ScriptRequiresInvalidFormat", command)
        parameters = [one for one in command.elements if isinstance(one, tree.CommandParameter)]
        self._snap_in = None
        self._snap_in_version = None
        has_snap_in = any("pssnapin".startswith(one.name.lower()) for one in parameters)
        elements = iter(command.elements[1:])
        for element in elements:
            if isinstance(element, tree.CommandParameter):
                argument = element.argument or next(elements, None)
                self._parameter(element, argument, has_snap_in)
            else:
                parser.report_at("ScriptRequiresInvalidFormat", element)

    def _parameter(
        self, parameter: tree.CommandParameter, argument: tree.Expression | tree.CommandParameter | None, has_snap_in: bool
    ) -> None:
        parser = self.parser
        name = next((one for one in _NAMES if one.startswith(parameter.name.lower())), None)
        if name == "runasadministrator":
            self.requirements.needs_administrator = True
            if argument is not None:
                parser.report_at("ParameterCannotHaveArgument", parameter, parameter.name)
            return
        if argument is None:
            parser.report_at("ParameterRequiresArgument", parameter, parameter.name)
            return
        from .checks.constants import is_constant

        if isinstance(argument, tree.CommandParameter) or not is_constant(argument, requires=True):
            parser.report_at("RequiresArgumentMustBeConstant", argument)
        elif name == "shellid":
            self._shell(parameter, argument)
        elif name == "pssnapin":
            self._snap_in_name(parameter, argument)
        elif name == "psedition":
            self._editions(parameter, argument)
        elif name == "version":
            self._version(parameter, argument, has_snap_in)
        elif name == "assembly":
            self._texts(argument, "assembly")
        elif name == "modules":
            self.requirements.modules += tuple(_modules(argument))
        else:
            parser.report_at("ScriptRequiresInvalidFormat", parameter)

    def _is_twice(self, parameter: tree.CommandParameter, earlier: object, name: str) -> bool:
        if not earlier:
            return False
        self.parser.report_at("ParameterAlreadyBound", parameter, "", name)
        return True

    def _texts(self, argument: tree.Expression, name: str) -> list[str]:
        """Returns the texts of an argument, and reports what is none."""
        elements = argument.elements if isinstance(argument, tree.ArrayLiteral) else (argument,)
        found = []
        for element in elements:
            if isinstance(element, tree.String):
                found.append(element.value)
            else:
                self.parser.report_at("RequiresInvalidStringArgument", argument, name)
        return found

    def _shell(self, parameter: tree.CommandParameter, argument: tree.Expression) -> None:
        if self._is_twice(parameter, self.requirements.shell_id, "shellid"):
            return
        if isinstance(argument, tree.String):
            self.requirements.shell_id = argument.value
        else:
            self.parser.report_at("RequiresInvalidStringArgument", argument, "shellid")

    def _snap_in_name(self, parameter: tree.CommandParameter, argument: tree.Expression) -> None:
        if not isinstance(argument, tree.String):
            self.parser.report_at("RequiresInvalidStringArgument", argument, "pssnapin")
        elif self._is_twice(parameter, self._snap_in, "pssnapin"):
            return
        elif not re.fullmatch(r"[A-Za-z0-9-_.]*", argument.value):
            self.parser.report_at("InvalidPSSnapInName", argument)
        else:
            self._snap_in = argument.value

    def _editions(self, parameter: tree.CommandParameter, argument: tree.Expression) -> None:
        if self._is_twice(parameter, self.requirements.editions, "psedition"):
            return
        for edition in self._texts(argument, "psedition"):
            if edition.lower() not in _EDITIONS:
                self.parser.report_at("RequiresPSEditionInvalid", argument, "psedition")
            if edition.lower() in [known.lower() for known in self.requirements.editions]:
                self.parser.report_at("RequiresPSEditionValueIsAlreadySpecified", argument, "psedition")
            else:
                self.requirements.editions += (edition,)

    def _version(self, parameter: tree.CommandParameter, argument: tree.Expression, has_snap_in: bool) -> None:
        written = argument.value if isinstance(argument, tree.String) else self.parser.text_of(argument)
        version = _version_of(written)
        if version is None:
            self.parser.report_at("RequiresVersionInvalid", argument)
        elif has_snap_in:
            if not self._is_twice(parameter, self._snap_in_version, "version"):
                self._snap_in_version = version
        elif self.requirements.version != version and not self._is_twice(parameter, self.requirements.version, "version"):
            self.requirements.version = version


def _version_of(text: str) -> str | None:
    """Returns a version with at least two numbers, None for what is none."""
    text = text.strip()
    text = text if "." in text else f"{text}.0"
    return text if re.fullmatch(r"\d+(?:\.\d+){1,3}", text, re.ASCII) else None


def _modules(argument: tree.Expression) -> list[tree.RequiredModule]:
    elements = argument.elements if isinstance(argument, tree.ArrayLiteral) else (argument,)
    found = []
    for element in elements:
        if isinstance(element, tree.String):
            found.append(tree.RequiredModule(element.value))
        elif isinstance(element, tree.Hashtable):
            values = {str(getattr(key, "value", "")).lower(): _text(value) for key, value in element.entries}
            found.append(
                tree.RequiredModule(
                    values.get("modulename") or "",
                    values.get("moduleversion"),
                    values.get("requiredversion"),
                    values.get("maximumversion"),
                    values.get("guid"),
                )
            )
    return found


def _text(statement: tree.Statement) -> str | None:
    """Returns the text that a constant statement writes."""
    value: Any = None
    if isinstance(statement, tree.Pipeline) and isinstance(statement.elements[0], tree.CommandExpression):
        value = getattr(statement.elements[0].expression, "value", None)
    return None if value is None else str(value)

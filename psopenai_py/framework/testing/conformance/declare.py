"""Commands that write down what they are given: declared by a case, or with the parameters of a real cmdlet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...declaration.cmdlet import Cmdlet
from ...declaration.compiler import build_metadata
from ...declaration.metadata import CommandMetadata, ParameterMetadata
from ...declaration.parameter import InSet, Validator
from ...registry import Command
from ...values.nothing import UNDECLARED
from ...values.types import OBJECT, type_named
from .later import NeedsLater
from .values import MakeBlock, decode, encode


class Recorder(Cmdlet):
    """The body of a recorded command: each block writes an event with the set, the bound names and the values.

    The values are those of the parameters named, or of all bound ones where none are named.
    """

    def __init__(self, events: list[dict[str, Any]], names: tuple[str, ...] | None) -> None:
        self._events = events
        self._names = names

    def begin(self) -> None:
        """Writes the event of the begin block."""
        self._write("begin")

    def process(self) -> None:
        """Writes the event of a process block."""
        self._write("process")

    def end(self) -> None:
        """Writes the event of the end block."""
        self._write("end")

    def _write(self, block: str) -> None:
        bound = self.bound
        values = bound if self._names is None else {name: self.__dict__.get(name) for name in self._names}
        self._events.append(
            {
                "block": block,
                "set": self.parameter_set,
                "bound": list(bound),
                "values": {name: encode(value) for name, value in values.items()},
            }
        )


class RecordedCommand(Command):
    """A command whose instances are recorders that share `events`."""

    def __init__(self, metadata: CommandMetadata, *, bound_only: bool = False) -> None:
        super().__init__(metadata.name, lambda: Recorder)
        self.events: list[dict[str, Any]] = []
        self._metadata = metadata
        self._names = None if bound_only else tuple(p.name for p in metadata.parameters if not p.common)

    def create(self) -> Recorder:
        """Returns a fresh recorder."""
        return Recorder(self.events, self._names)


class Declarations:
    """The commands that cases declare; the last one is kept, because cases that follow each other often share theirs."""

    def __init__(self, make_block: MakeBlock | None = None) -> None:
        self._make_block = make_block
        self._text = ""
        self._metadata: CommandMetadata | None = None

    def metadata(self, declared: Mapping[str, Any]) -> CommandMetadata:
        """Returns the record of a declared command. Raises MetadataException as the engine does."""
        text = json.dumps(declared, sort_keys=True)
        if self._metadata is None or text != self._text:
            self._metadata = declared_command(declared, self._make_block)
            self._text = text
        return self._metadata


def declared_command(declared: Mapping[str, Any], make_block: MakeBlock | None = None) -> CommandMetadata:
    """Compiles the `command` of a case; for `make_block` see `values.decode`."""
    return build_metadata(
        "Test-Binding",
        [_parameter(parameter, make_block) for parameter in declared["parameters"]],
        default_set=declared.get("default_parameter_set"),
        positional_binding=declared.get("positional_binding", True),
        supports_should_process=declared.get("supports_should_process", False),
    )


def _parameter(declared: Mapping[str, Any], make_block: MakeBlock | None) -> ParameterMetadata:
    # The engine reads the attributes of a script's parameter from the last to the first (R1.8).
    validators = list(reversed(declared.get("validate") or []))
    type_names = [item["name"] for item in validators if item["kind"] == "type_name"]
    declared_type = None if type_names else type_named(declared["type"])
    if declared_type is None and not type_names:
        raise NeedsLater("language")
    allowed = declared.get("allow") or []
    return ParameterMetadata(
        declared["name"],
        declared_type or OBJECT,
        [_in_set(entry) for entry in reversed(declared.get("sets") or [])],
        aliases=list(reversed(declared.get("aliases") or [])),
        default=decode(declared["default"]) if "default" in declared else UNDECLARED,
        validators=list(_validators(validators, make_block)),
        type_name=type_names[-1] if type_names else None,
        allow_null="null" in allowed,
        allow_empty_string="empty_string" in allowed,
        allow_empty_collection="empty_collection" in allowed,
    )


def _in_set(declared: Mapping[str, Any]) -> InSet:
    return InSet(
        declared.get("set"),
        mandatory=bool(declared.get("mandatory")),
        position=declared.get("position"),
        from_pipeline=bool(declared.get("from_pipeline")),
        by_property_name=bool(declared.get("by_name")),
        from_remaining=bool(declared.get("remaining")),
    )


def _validators(declared: Iterable[Mapping[str, Any]], make_block: MakeBlock | None) -> Iterator[Validator]:
    for item in declared:
        if item["kind"] == "script":
            yield _script(item, make_block)
        elif item["kind"] != "type_name":
            yield _MAKERS[item["kind"]](item)


def _script(item: Mapping[str, Any], make_block: MakeBlock | None) -> Validator:
    from ...validation.scripts import ValidateScript

    if make_block is None:
        raise NeedsLater("language")
    return ValidateScript(make_block(item["script"]), message=item.get("message"))


def _set(item: Mapping[str, Any]) -> Validator:
    from ...validation.sets import ValidateSet

    return ValidateSet(*item["values"], ignore_case=item.get("ignore_case", True), message=item.get("message"))


def _range(item: Mapping[str, Any]) -> Validator:
    from ...validation.ranges import ValidateRange

    return ValidateRange(decode(item["min"]), decode(item["max"]))


def _range_kind(item: Mapping[str, Any]) -> Validator:
    from ...validation.ranges import ValidateRangeKind

    return ValidateRangeKind(item["value"])


def _length(item: Mapping[str, Any]) -> Validator:
    from ...validation.lengths import ValidateLength

    return ValidateLength(item["min"], item["max"])


def _pattern(item: Mapping[str, Any]) -> Validator:
    from ...validation.patterns import ValidatePattern

    return ValidatePattern(item["pattern"], options=item.get("options", "IgnoreCase"), message=item.get("message"))


def _count(item: Mapping[str, Any]) -> Validator:
    from ...validation.counts import ValidateCount

    return ValidateCount(item["min"], item["max"])


def _not_null(item: Mapping[str, Any]) -> Validator:
    from ...validation import not_null

    classes = {
        "not_null": not_null.ValidateNotNull,
        "not_null_or_empty": not_null.ValidateNotNullOrEmpty,
        "not_null_or_whitespace": not_null.ValidateNotNullOrWhiteSpace,
    }
    return classes[item["kind"]]()


_MAKERS: dict[str, Callable[[Mapping[str, Any]], Validator]] = {
    "set": _set,
    "range": _range,
    "range_kind": _range_kind,
    "length": _length,
    "pattern": _pattern,
    "count": _count,
    "not_null": _not_null,
    "not_null_or_empty": _not_null,
    "not_null_or_whitespace": _not_null,
}

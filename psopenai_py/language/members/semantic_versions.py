"""System.Management.Automation.SemanticVersion: ``[semver]'1.2.3-beta.1'``."""

from __future__ import annotations

import re
from typing import Any, Final

from ...framework.values.net_object import NetObject
from ...framework.values.numbers import INT32_MAX
from ...framework.values.scalars import Version
from ...framework.values.types import NetType
from ..errors import argument_error, bad_format, null_argument
from .objects import COMPARABLE
from .table import Members

_NAME: Final = "System.Management.Automation.SemanticVersion"
_UNIT: Final = r"(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)"
_TEXT: Final = re.compile(
    rf"(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-({_UNIT}(?:\.{_UNIT})*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?", re.ASCII
)
_LABELS: Final = re.compile(rf"({_UNIT}(?:\.{_UNIT})*)?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?", re.ASCII)


class SemanticVersion(NetObject, net_type=_NAME, properties=("Major", "Minor", "Patch", "PreReleaseLabel", "BuildLabel")):
    """Three numbers, the label of a release that is not finished, and that of a build, which does not count in comparisons."""

    __slots__ = ("BuildLabel", "Major", "Minor", "Patch", "PreReleaseLabel")

    def __init__(self, major: int, minor: int = 0, patch: int = 0, label: str | None = None, build: str | None = None) -> None:
        for name, number in (("major", major), ("minor", minor), ("patch", patch)):
            if number < 0:
                raise argument_error(f'Cannot process argument because the value of argument "{name}" is not valid.')
        self.Major = major
        self.Minor = minor
        self.Patch = patch
        self.PreReleaseLabel = label
        self.BuildLabel = build

    @property
    def order_key(self) -> tuple[Any, ...]:
        """What the order of two is decided by: a finished release comes after those with a label, numbers before words."""
        label = self.PreReleaseLabel
        units = [(0, int(unit), "") if unit.isdigit() else (1, 0, unit) for unit in label.split(".")] if label else []
        return (self.Major, self.Minor, self.Patch, not label, units)

    def __eq__(self, other: object) -> bool:
        return self.order_key == other.order_key if isinstance(other, SemanticVersion) else NotImplemented

    def __hash__(self) -> int:
        return hash(str(self))

    def __str__(self) -> str:
        label = f"-{self.PreReleaseLabel}" if self.PreReleaseLabel else ""
        build = f"+{self.BuildLabel}" if self.BuildLabel else ""
        return f"{self.Major}.{self.Minor}.{self.Patch}{label}{build}"


def _parse(text: str | None) -> SemanticVersion:
    if text is None:
        raise null_argument("version")
    match = _TEXT.fullmatch(text)
    major, minor, patch = (int(part or 0) for part in match.groups()[:3]) if match else (INT32_MAX + 1, 0, 0)
    if match is None or max(major, minor, patch) > INT32_MAX:
        raise bad_format("Input string was not in a correct format." if text else "version")
    return SemanticVersion(major, minor, patch, match[4], match[5])


def _try_parse(text: str | None, cell: Any) -> bool:
    match = _TEXT.fullmatch(text or "")
    cell.value = None if match is None else _parse(text)
    return match is not None


def _labelled(major: int, minor: int, patch: int, label: str) -> SemanticVersion:
    match = _LABELS.fullmatch(label or "")
    if match is None:
        raise bad_format("label")
    return SemanticVersion(major, minor, patch, match[1], match[2])


def _of_version(version: Version) -> SemanticVersion:
    major, minor, patch = (*version.parts, 0)[:3]
    return SemanticVersion(major, minor, patch)


def _compared(one: SemanticVersion, two: SemanticVersion | None) -> int:
    return 1 if two is None else (one.order_key > two.order_key) - (one.order_key < two.order_key)


MEMBERS: Final = (
    Members(
        NetType(_NAME, "foreign", SemanticVersion),
        methods={
            "CompareTo(object version)": _compared,
            "Equals(object obj)": lambda value, other: value == other,
            "ToString()": str,
        },
        statics={
            "new(string version)": _parse,
            "new(int major)": SemanticVersion,
            "new(int major, int minor)": SemanticVersion,
            "new(int major, int minor, int patch)": SemanticVersion,
            "new(int major, int minor, int patch, string label)": _labelled,
            "new(int major, int minor, int patch, string preReleaseLabel, string buildLabel)": SemanticVersion,
            "new(version version)": _of_version,
            f"Compare({_NAME} versionA, {_NAME} versionB)": _compared,
            "Parse(string version)": _parse,
            "TryParse(string version, ref object result)": _try_parse,
        },
        base=COMPARABLE,
    ),
)

"""Select-String."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ..framework.conversion.text import to_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord, PowerShellError
from ..framework.validation.counts import ValidateCount
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.validation.ranges import ValidateRange
from ..framework.values.nothing import UNBOUND
from ..framework.values.numbers import UInt64
from ..framework.values.types import INT, PSOBJECT, STRING, STRING_ARRAY, SWITCH, array_of
from ..framework.wildcards import has_wildcards, wildcard_matcher
from ..language.members.lookup import get_member
from .shared.encoding_argument import EncodingArgument
from .shared.errors import ArgumentException, InvalidOperationException, ending
from .shared.files import ENCODING, UTF8, decoded, file_error, matching
from .shared.match_info import MatchInfo, Tracker
from .shared.text_search import TextSearch

_OBJECT, _FILE, _LITERAL = "Object", "File", "LiteralFile"
_RAW = {name: f"{name}Raw" for name in (_OBJECT, _FILE, _LITERAL)}


class SelectString(
    Cmdlet,
    name="Select-String",
    net_type="Microsoft.PowerShell.Commands.SelectStringCommand",
    default_set=_FILE,
    aliases="sls",
    outputs=("Microsoft.PowerShell.Commands.MatchInfo", "System.Boolean", "System.String"),
    examples=(
        ("Select-String error -Path *.log -Context 1", "The lines of some files, with one line before and after."),
        ("$Text | Select-String '\\d+' -AllMatches", "Texts that have numbers, with all the numbers."),
    ),
):
    """Finds lines that match regular expressions, in texts or in files."""

    Culture = Parameter(STRING, help="With -SimpleMatch: accepted; the invariant culture is used.")
    InputObject = Parameter(
        PSOBJECT,
        InSet(_OBJECT, mandatory=True, from_pipeline=True),
        InSet(_RAW[_OBJECT], mandatory=True, from_pipeline=True),
        allow_null=True,
        allow_empty_string=True,
        help="The texts or files, from the pipeline.",
    )
    Pattern = Parameter(
        STRING_ARRAY, InSet(mandatory=True, position=0), help="The regular expressions; one that matches is enough."
    )
    Path = Parameter(
        STRING_ARRAY,
        InSet(_FILE, mandatory=True, position=1, by_property_name=True),
        InSet(_RAW[_FILE], mandatory=True, position=1, by_property_name=True),
        help="The files, with wildcards.",
    )
    LiteralPath = Parameter(
        STRING_ARRAY,
        InSet(_LITERAL, mandatory=True, by_property_name=True),
        InSet(_RAW[_LITERAL], mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The files, by their exact names.",
    )
    Raw = Parameter(SWITCH, *[InSet(name, mandatory=True) for name in _RAW.values()], help="Writes the lines only.")
    SimpleMatch = Parameter(SWITCH, help="Takes the patterns as plain text.")
    CaseSensitive = Parameter(SWITCH, help="Minds case.")
    Quiet = Parameter(SWITCH, *[InSet(name) for name in _RAW], help="Writes true if there is a match.")
    List = Parameter(SWITCH, help="Writes the first match of each file only.")
    NoEmphasis = Parameter(SWITCH, help="Accepted; matches are not highlighted.")
    Include = Parameter(STRING_ARRAY, validate=[ValidateNotNullOrEmpty()], help="Only files that match one of these wildcards.")
    Exclude = Parameter(STRING_ARRAY, validate=[ValidateNotNullOrEmpty()], help="No files that match one of these wildcards.")
    NotMatch = Parameter(SWITCH, help="Finds the lines that do not match.")
    AllMatches = Parameter(SWITCH, help="Finds every match of a line, not just the first.")
    Encoding = Parameter(
        ENCODING,
        transform=[EncodingArgument()],
        default=UTF8,
        validate=[ValidateNotNullOrEmpty()],
        help="The encoding of the files.",
    )
    Context = Parameter(
        array_of(INT),
        validate=[ValidateNotNullOrEmpty(), ValidateCount(1, 2), ValidateRange(0, 2**31 - 1)],
        help="How many lines before and after a match are kept with it.",
    )

    def begin(self) -> None:
        """Compiles the patterns."""
        if "Culture" in self.bound and not self.SimpleMatch:
            message = "You must specify -Culture parameter only with -SimpleMatch parameter."
            raise ending(
                InvalidOperationException(message, error_id="CannotSpecifyCultureWithoutSimpleMatch", category="InvalidData")
            )
        self._search = TextSearch(
            self.Pattern, simple=bool(self.SimpleMatch), ignore_case=not self.CaseSensitive, inverted=bool(self.NotMatch),
            all_matches=bool(self.AllMatches),
        )  # fmt: skip
        self._tracker = self._new_tracker()
        self._done = False
        self._number = 0

    def _new_tracker(self) -> Tracker:
        context = self.bound.get("Context") or [0]
        return Tracker(0, 0) if self.Raw else Tracker(context[0], context[-1])

    def process(self) -> Iterator[Any]:
        """Looks at one text, or at the files."""
        if self._done:
            return
        files = self._files()
        if files is None:
            yield from self._look_at(self.InputObject)
            return
        found = False
        for path in files:
            for result in self._in_file(path):
                found = True
                yield True if self.Quiet and not self.List else result
                if self.Quiet:
                    return
        if self.Quiet and not found:
            yield None if self.List else False

    def _files(self) -> list[str] | None:
        """Returns the files to look at; None where a text came."""
        if "InputObject" in self.bound and not ("Path" in self.bound or "LiteralPath" in self.bound):
            name = get_member(self.InputObject, "FullName") if self.InputObject is not None else UNBOUND
            return None if name is UNBOUND else [to_text(name)]
        literal = "LiteralPath" in self.bound
        paths: list[str] = []
        for name in self.LiteralPath if literal else self.Path:
            found = matching(self.session, name, literal=literal)
            if not has_wildcards(name) and found and not os.path.exists(found[0]):
                message = f"Cannot find path '{found[0]}' because it does not exist."
                self.write_error(ErrorRecord(ArgumentException(message), "PathNotFound", "ObjectNotFound", name))
                continue
            paths += [path for path in found if not os.path.isdir(path)]
        return paths

    def _look_at(self, item: Any) -> Iterator[Any]:
        self._number += 1
        if isinstance(item, MatchInfo):
            result = self._search.find(item.Line)
            results = self._tracker.match(item) if result else iter(())
        else:
            text = "" if item is None else to_text(item)
            result = self._search.find(text)
            if result is None:
                results = self._tracker.line(text)
            else:
                result.LineNumber = UInt64(self._number)
                results = self._tracker.match(result)
        yield from self._shown(results)

    def _shown(self, results: Iterator[MatchInfo]) -> Iterator[Any]:
        for result in results:
            if self._done:
                return
            if self.Quiet:
                self._done = True
                yield result if self.List else True
                return
            yield result.Line if self.Raw else result

    def _in_file(self, path: str) -> Iterator[Any]:
        if not self._is_wanted(os.path.basename(path)):
            return
        try:
            with open(path, "rb") as file:
                lines = decoded(file.read(), self.Encoding).splitlines()
        except OSError as error:
            reason = file_error(error, path)
            message = f"The file {path} cannot be read: {reason}"
            self.write_error(ErrorRecord(_renamed(reason, message), "ProcessingFile", "NotSpecified", path))
            return
        tracker = self._new_tracker()
        for number, line in enumerate(lines, 1):
            result = self._search.find(line)
            if result is None:
                results = tracker.line(line)
            else:
                result.Path = path
                result.LineNumber = UInt64(number)
                results = tracker.match(result)
            for complete in results:
                yield complete.Line if self.Raw else complete
                if self.List or self.Quiet:
                    return
        for complete in tracker.end():
            yield complete.Line if self.Raw else complete
            if self.List or self.Quiet:
                return

    def _is_wanted(self, name: str) -> bool:
        included = not self.Include or any(wildcard_matcher(pattern)(name) for pattern in self.Include)
        return included and not any(wildcard_matcher(pattern)(name) for pattern in self.Exclude or ())

    def end(self) -> Iterator[Any]:
        """Writes the matches that wait for lines after them."""
        if not self._done:
            yield from self._shown(self._tracker.end())


def _renamed(reason: PowerShellError, message: str) -> ArgumentException:
    made = ArgumentException(message)
    made.__cause__ = reason
    return made

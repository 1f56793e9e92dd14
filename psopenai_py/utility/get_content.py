"""Get-Content."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.validation.ranges import ValidateRange
from ..framework.values.types import INT, LONG, STRING, SWITCH
from .providers.content import ContentOptions, ContentReader
from .providers.drives import ItemPath
from .providers.errors import io_error
from .shared.content_cmdlet import ContentCmdlet
from .shared.encoding_argument import EncodingArgument
from .shared.errors import InvalidOperationException, PSInvalidOperationException, ending
from .shared.files import ENCODING

_BETWEEN_LOOKS: Final = 0.1
"""Seconds between two looks at a file that is waited for."""


class GetContent(
    ContentCmdlet,
    name="Get-Content",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.GetContentCommand",
    aliases=("gc", "type"),
    examples=(
        ("Get-Content notes.txt", "The lines of a file."),
        ("Get-Content prompt.md -Raw | Start-ThreadRun -AssistantId asst_123", "A whole file as one message."),
    ),
):
    """Reads files: line by line, or all at once with -Raw.

    An encoding is needed only where the file does not begin with the mark of one and is no UTF-8.
    """

    ReadCount = Parameter(LONG, InSet(by_property_name=True), default=1, help="Lines passed on at a time, 0 for all; 1 by default.")
    TotalCount = Parameter(
        LONG, InSet(by_property_name=True), alias=("First", "Head"), default=-1, validate=[ValidateRange(0, 2**63 - 1)],
        help="Only so many lines from the beginning.",
    )  # fmt: skip
    Tail = Parameter(
        INT, InSet(by_property_name=True), alias="Last", default=-1, validate=[ValidateRange(0, 2**31 - 1)],
        help="Only so many lines from the end.",
    )  # fmt: skip
    Delimiter = Parameter(STRING, help="What ends an item, instead of the end of a line.")
    Wait = Parameter(SWITCH, help="Goes on with what is added to the file, until it is stopped.")
    Raw = Parameter(SWITCH, help="The whole content as one text.")
    Encoding = Parameter(
        ENCODING,
        transform=[EncodingArgument()],
        validate=[ValidateNotNullOrEmpty()],
        help="The encoding: utf8, ascii, unicode and others; UTF-8 by default.",
    )
    AsByteStream = Parameter(SWITCH, help="Bytes instead of text.")

    def process(self) -> Iterator[Any]:
        """Reads the items, one after the other."""
        if self.TotalCount != -1 and self.Tail != -1:
            message = "The parameters TotalCount and Tail cannot be used together. Please specify only one parameter."
            self.write_error(InvalidOperationException(message, error_id="TailAndHeadCannotCoexist"))
            return
        if self.TotalCount == 0:
            return
        self._check_raw()
        for item in list(self.items(missing=False)):
            yield from self.guarded(self._read, item)

    def _check_raw(self) -> None:
        for name in ("TotalCount", "Tail", "Wait", "Delimiter") if self.Raw else ():
            if name in self.bound:
                message = f"The 'Raw' and '{name}' parameters cannot be specified in the same command."
                raise ending(PSInvalidOperationException(message))

    def _read(self, item: ItemPath) -> Iterator[Any]:
        options = ContentOptions(
            self.Encoding if "Encoding" in self.bound else None,
            as_bytes=bool(self.AsByteStream),
            raw=bool(self.Raw),
            delimiter=self.bound.get("Delimiter"),
            force=self.forced,
        )
        reader = item.provider.reader(self, item.path, options)
        if reader is None:
            return
        try:
            if self.Tail < 0:
                yield from self._forwards(reader)
            elif reader.can_tail:
                yield from self._from_the_end(reader)
                if self.Wait:
                    yield from self._forwards(reader)
            else:
                message = "The Tail parameter currently is supported only for the FileSystem provider."
                self.write_error(InvalidOperationException(message, error_id="TailNotSupported", target=self.Tail))
        except OSError as error:
            self.write_error(io_error(error, item.path, "GetContentReader", category="ReadError"))
        finally:
            reader.close()

    def _forwards(self, reader: ContentReader) -> Iterator[Any]:
        seen = 0
        while self.TotalCount == -1 or seen < self.TotalCount:
            count = self.ReadCount
            if self.TotalCount > 0 and (count == 0 or self.TotalCount - count < seen):
                count = self.TotalCount - seen
            found = reader.read(count)
            while not found:
                if not self.Wait or not reader.can_tail:
                    return
                self.session.sleep(_BETWEEN_LOOKS)
                reader.renew()
                found = reader.read(count)
            seen += len(found)
            yield self._portion(found)

    def _from_the_end(self, reader: ContentReader) -> Iterator[Any]:
        last: deque[Any] = deque(maxlen=self.Tail)
        while found := reader.read(1):
            last.extend(found)
        kept = list(last)
        step = self.ReadCount if self.ReadCount > 0 else max(len(kept), 1)
        for start in range(0, len(kept), step):
            yield self._portion(kept[start : start + step])

    def _portion(self, found: Sequence[Any]) -> Any:
        return found[0] if self.ReadCount == 1 else list(found)

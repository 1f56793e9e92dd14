"""What Set-Content and Add-Content share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from ...framework.declaration.parameter import InSet, Parameter
from ...framework.validation.not_null import ValidateNotNullOrEmpty
from ...framework.values.types import OBJECT_ARRAY, SWITCH
from ..providers.content import ContentOptions, ContentWriter
from ..providers.drives import ItemPath
from ..providers.errors import io_error
from .content_cmdlet import ContentCmdlet
from .encoding_argument import EncodingArgument
from .files import ENCODING


class WriteContentCmdlet(ContentCmdlet):
    """Base of both. Items stay open from the first value to the last, unless their paths come from the pipeline."""

    action: ClassVar[str] = ""
    starts_anew: ClassVar[bool] = False

    Value = Parameter(
        OBJECT_ARRAY,
        InSet(mandatory=True, position=1, from_pipeline=True, by_property_name=True),
        allow_null=True,
        allow_empty_collection=True,
        help="What is written: each value as text in a line of its own.",
    )
    PassThru = Parameter(SWITCH, help="Writes the values to the output as well.")
    NoNewline = Parameter(SWITCH, help="Nothing is put between the values.")
    Encoding = Parameter(
        ENCODING,
        transform=[EncodingArgument()],
        validate=[ValidateNotNullOrEmpty()],
        help="The encoding: utf8, ascii, unicode and others; UTF-8 by default.",
    )
    AsByteStream = Parameter(SWITCH, help="The values are bytes.")

    def begin(self) -> None:
        """Sees where the paths come from."""
        self._are_piped = not self.paths
        self._open: list[tuple[ItemPath, ContentWriter]] | None = None

    def process(self) -> Iterator[Any]:
        """Writes the values."""
        if self._open is None:
            self._open = list(self._writers())
        values = list(self.Value or ())
        try:
            for item, writer in self._open:
                yield from self.guarded(partial(self._write, writer, values), item)
        finally:
            if self._are_piped:
                self._close()

    def end(self) -> None:
        """Closes what is open."""
        self._close()

    def clean(self) -> None:
        """Closes what an error left open."""
        if hasattr(self, "_open"):
            self._close()

    def _writers(self) -> Iterator[tuple[ItemPath, ContentWriter]]:
        options = ContentOptions(
            self.Encoding if "Encoding" in self.bound else None,
            as_bytes=bool(self.AsByteStream),
            no_newline=bool(self.NoNewline),
            force=self.forced,
        )
        for item in self.items(missing=True):
            if self.should_process(f"Path: {item.shown}", self.action):
                if self.starts_anew and not self._emptied(item):
                    continue
                writer = item.provider.writer(self, item.path, options)
                if writer is not None:
                    yield item, writer

    def _emptied(self, item: ItemPath) -> bool:
        try:
            item.provider.empty(item.path, force=self.forced)
        except OSError as error:
            self.write_error(io_error(error, item.path, "ClearContent"))
            return False
        return True

    def _write(self, writer: ContentWriter, values: list[Any], item: ItemPath) -> Iterator[Any]:
        writer.write(values)
        if self.PassThru and values:
            yield values

    def _close(self) -> None:
        opened, self._open = self._open or [], None
        for item, writer in opened:
            try:
                writer.close()
            except OSError as error:
                self.write_error(io_error(error, item.path, "GetContentWriter"))

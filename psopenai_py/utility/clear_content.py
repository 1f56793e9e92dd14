"""Clear-Content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .shared.content_cmdlet import ContentCmdlet


class ClearContent(
    ContentCmdlet,
    name="Clear-Content",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.ClearContentCommand",
    supports_should_process=True,
    aliases=("clc",),
    examples=(("Clear-Content log.txt", "The file stays, empty."),),
):
    """Empties files and keeps them."""

    def process(self) -> Iterator[Any]:
        """Empties the items."""
        yield from self.each(lambda item: item.provider.clear_content(self, item.path))

"""Get-OpenAIContext."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...api.context import OpenAIContext
from ...framework.declaration.cmdlet import Cmdlet


class GetOpenAIContext(
    Cmdlet,
    name="Get-OpenAIContext",
    outputs="System.Management.Automation.PSCustomObject",
    examples=(("Get-OpenAIContext", "Shows what is set; the key stays secret."),),
):
    """Gets the context: what Set-OpenAIContext stored for the commands that follow.

    The object can be piped to Set-OpenAIContext.
    """

    def end(self) -> Iterator[Any]:
        """Writes the context; as in the module, once, whatever the input."""
        yield self.session.service(OpenAIContext.for_session).to_object()

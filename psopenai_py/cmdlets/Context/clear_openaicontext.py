"""Clear-OpenAIContext."""

from __future__ import annotations

from ...api.context import OpenAIContext
from ...framework.declaration.cmdlet import Cmdlet


class ClearOpenAIContext(Cmdlet, name="Clear-OpenAIContext", examples=(("Clear-OpenAIContext", "Forgets what was set."),)):
    """Empties the context.

    Every value that Set-OpenAIContext stored goes back to its default.
    """

    def end(self) -> None:
        """Empties the context; as in the module, once, whatever the input."""
        self.session.service(OpenAIContext.for_session).clear()

"""Clear-Host."""

from __future__ import annotations

from ..framework.declaration.cmdlet import Cmdlet


class ClearHost(Cmdlet, name="Clear-Host", aliases="cls", examples=(("Clear-Host", "An empty screen."),)):
    """Clears the screen, where the host has one."""

    def process(self) -> None:
        """Clears it."""
        clear = getattr(self.session.host, "clear", None)
        if clear is not None:
            clear()

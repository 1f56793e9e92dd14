"""The signal of a case that needs a part the project does not have."""

from __future__ import annotations


class NeedsLater(BaseException):
    """Unwinds a case that needs the part `name`. No error: nothing that a command catches may catch it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

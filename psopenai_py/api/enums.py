"""The module's own enumeration."""

from __future__ import annotations

from ..framework.values.enums import NetEnum


class OpenAIApiType(NetEnum):
    """Whose API is spoken to: it decides routes and headers."""

    OpenAI = 0
    Azure = 1

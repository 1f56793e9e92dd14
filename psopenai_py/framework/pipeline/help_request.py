"""``-?`` among the words of a call: help is asked for instead of running the command (R2.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..binding.arguments import ArgumentItem
from .stage import Call

if TYPE_CHECKING:
    from ..session import Session


def help_request(session: Session, call: Call) -> Call:
    """Returns the call of Get-Help that takes the place of a call. Raises CommandNotFoundException where there is no Get-Help."""
    return Call(session.registry.find("Get-Help"), [ArgumentItem("Name", call.command.name)], default_error=call.default_error)

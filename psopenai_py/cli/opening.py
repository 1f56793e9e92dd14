"""The session of one run of the command line."""

from __future__ import annotations

from ..framework.session import Session
from ..framework.streams.records import WarningRecord
from .console import Console
from .host import TerminalHost


def open_session(console: Console, host: TerminalHost) -> Session:
    """Returns a session with the settings that the options name, and shows what is doubtful in them."""
    from ..api.settings import is_secret
    from ..framework.settings import Settings
    from ..surface import make_session

    session = make_session(host=host, config=console.options.config, environ=console.environ)
    for warning in session.service(Settings.for_session).warnings(is_secret):
        host.show(WarningRecord(warning))
    return session

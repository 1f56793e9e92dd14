"""``$Host``: what a script may ask the outside of its session for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import to_text
from ...framework.streams.records import DebugRecord, InformationRecord, VerboseRecord, WarningRecord
from ...framework.values.net_object import NetObject
from ...framework.values.nothing import NOTHING
from ...framework.values.scalars import Version
from .interpreter import Interpreter

if TYPE_CHECKING:
    from uuid import UUID

    from ...framework.session import Session

_COLUMNS, _LINES = 120, 50
"""The size of a window that is not there."""


class InternalHost(
    NetObject,
    net_type="System.Management.Automation.Internal.Host.InternalHost",
    properties=("Name", "Version", "InstanceId", "UI", "CurrentCulture", "CurrentUICulture", "PrivateData", "IsRunspacePushed"),
):
    """The host of one session."""

    __slots__ = ("UI", "_instance_id", "_session")
    Name = "ConsoleHost"
    CurrentCulture = ""
    CurrentUICulture = ""
    PrivateData = None
    IsRunspacePushed = False

    def __init__(self, session: Session) -> None:
        self._session = session
        self._instance_id: UUID | None = None
        self.UI = HostUserInterface(session)

    @classmethod
    def for_session(cls, session: Session) -> InternalHost:
        """Returns the session's one."""
        return session.service(cls)

    def find(self, name: str) -> Any:
        """Returns a property or a method."""
        return self._set_should_exit if name.casefold() == "setshouldexit" else super().find(name)

    @property
    def InstanceId(self) -> UUID:
        """What tells this host from all others."""
        if self._instance_id is None:
            import uuid  # at first use: few scripts ask

            self._instance_id = uuid.uuid4()
        return self._instance_id

    @property
    def Version(self) -> Version:
        """The version of PowerShell whose language this is."""
        from .automatic import ENGINE_VERSION

        return Version(*ENGINE_VERSION)

    def _set_should_exit(self, code: Any) -> Any:
        from ...framework.conversion.engine import convert
        from ...framework.values.types import INT

        Interpreter.for_session(self._session).asked_to_exit = int(convert(code, INT))
        return NOTHING


class HostUserInterface(
    NetObject,
    net_type="System.Management.Automation.Internal.Host.InternalHostUserInterface",
    properties=("RawUI", "SupportsVirtualTerminal"),
):
    """``$Host.UI``: text for whoever looks at the session, past all streams and preferences."""

    __slots__ = ("RawUI", "_methods", "_session")
    SupportsVirtualTerminal = True

    def __init__(self, session: Session) -> None:
        self._session = session
        self.RawUI = RawUserInterface()
        self._methods: dict[str, Callable[..., Any]] = {
            "write": self._write,
            "writeline": self._write_line,
            "writeerrorline": self._write_line,
            "writewarningline": lambda text: self._show(WarningRecord(to_text(text))),
            "writeverboseline": lambda text: self._show(VerboseRecord(to_text(text))),
            "writedebugline": lambda text: self._show(DebugRecord(to_text(text))),
            "readline": self._read_line,
        }

    def find(self, name: str) -> Any:
        """Returns a property or a method."""
        method = self._methods.get(name.casefold())
        return super().find(name) if method is None else method

    def _write(self, *values: Any) -> Any:
        """Shows a text, which stands behind its two colours where they are given."""
        return self._show(InformationRecord(to_text(values[-1]) if values else "", ("PSHOST",), no_newline=True))

    def _write_line(self, *values: Any) -> Any:
        return self._show(InformationRecord(to_text(values[-1]) if values else "", ("PSHOST",)))

    def _read_line(self) -> Any:
        host = self._session.host
        return host.ask("", "", "") if host.can_prompt else ""

    def _show(self, record: Any) -> Any:
        self._session.host.show(record)
        return NOTHING


class RawUserInterface(
    NetObject,
    net_type="System.Management.Automation.Internal.Host.InternalHostRawUserInterface",
    properties=("WindowSize", "BufferSize", "WindowTitle"),
):
    """``$Host.UI.RawUI``: the window; where there is none, a size that tables are made for."""

    __slots__ = ("WindowTitle",)

    def __init__(self) -> None:
        self.WindowTitle = ""

    @property
    def WindowSize(self) -> Size:
        """Columns and lines."""
        import shutil

        found = shutil.get_terminal_size((_COLUMNS, _LINES))
        return Size(found.columns, found.lines)

    @property
    def BufferSize(self) -> Size:
        """The size of the window: what has left it is the terminal's."""
        return self.WindowSize


class Size(NetObject, net_type="System.Management.Automation.Host.Size", properties=("Width", "Height")):
    """A width and a height in signs."""

    __slots__ = ("Height", "Width")

    def __init__(self, width: int, height: int) -> None:
        self.Width = width
        self.Height = height

    def __str__(self) -> str:
        return f"{self.Width},{self.Height}"

"""Secure strings and credentials."""

from __future__ import annotations

from typing import Any, Final

from ...framework.values.net_object import NetObject
from ...framework.values.scalars import SecureString
from ...framework.values.types import SECURE_STRING, NetType
from .objects import OBJECT_MEMBERS
from .table import Members


class Credential(NetObject, net_type="System.Management.Automation.PSCredential", properties=("UserName", "Password")):
    """System.Management.Automation.PSCredential: a name and a secret."""

    __slots__ = ("Password", "UserName")

    def __init__(self, name: str, secret: SecureString) -> None:
        self.UserName = name
        self.Password = secret


class NetworkCredential(NetObject, net_type="System.Net.NetworkCredential", properties=("UserName", "SecurePassword", "Domain")):
    """System.Net.NetworkCredential: its Password is the text of the secret, made when it is asked for."""

    __slots__ = ("Domain", "SecurePassword", "UserName")

    def __init__(self, name: str | None = "", secret: SecureString | str | None = None, domain: str | None = "") -> None:
        self.UserName = name or ""
        self.Domain = domain or ""
        self.SecurePassword = secret if isinstance(secret, SecureString) else SecureString(secret or "")

    @property
    def Password(self) -> str:
        """The text of the secret."""
        return self.SecurePassword.reveal()

    def __repr__(self) -> str:
        return f"<{self.net_type} {self.UserName!r}>"


def _password(value: NetworkCredential) -> str:
    return value.Password


def _copy(value: SecureString) -> SecureString:
    return SecureString(value.reveal())


MEMBERS: Final[tuple[Any, ...]] = (
    Members(
        SECURE_STRING,
        properties={"int Length": None},
        methods={
            "Copy()": _copy,
            "void Dispose()": lambda value: None,
            "void MakeReadOnly()": lambda value: None,
            "IsReadOnly()": lambda value: True,
        },
        statics={"new()": lambda: SecureString("")},
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.Net.NetworkCredential", "foreign", NetworkCredential),
        properties={"string Password": _password},
        statics={
            "new()": NetworkCredential,
            "new(string userName, string password)": NetworkCredential,
            "new(string userName, securestring password)": NetworkCredential,
            "new(string userName, string password, string domain)": NetworkCredential,
            "new(string userName, securestring password, string domain)": NetworkCredential,
        },
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.Management.Automation.PSCredential", "foreign", Credential),
        methods={"GetNetworkCredential()": lambda value: NetworkCredential(value.UserName, value.Password)},
        statics={"new(string userName, securestring password)": Credential},
        base=OBJECT_MEMBERS,
    ),
)

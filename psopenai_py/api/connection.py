"""Where the requests of one invocation go, and as whom: each value from the first place that has it.

A parameter wins over the context, the context over the session's global variable, that over the config file, that over the
environment. The system's keyring is asked last, for the key alone. Blank counts as absent. A key or a base given as ``$null``
sets the context's own aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..framework.credentials.chain import Chain, Source, Sourced, from_environment, from_setting, from_value, from_variable
from ..framework.credentials.masks import secrets_among
from ..framework.errors import SettingsException, UnusableCredentialException
from ..framework.http.messages import Headers
from ..framework.http.url import is_http_url, query_of
from ..framework.settings import Settings
from ..framework.values.scalars import SecureString, Uri
from .context import OpenAIContext
from .endpoints import DEFAULT_BASE, azure_url, openai_url
from .enums import OpenAIApiType
from .masks import shown_base, shown_key, shown_organization
from .settings import API_KEY, APPLICATION

if TYPE_CHECKING:
    from ..framework.credentials.keyring_source import KeyringSource
    from ..framework.session import Session

KEYRING = "system keyring"
_UNUSABLE = "System.ArgumentException"


class ApiConnection:
    """One service, one key: what every request of an invocation shares."""

    __slots__ = ("api_version", "auth_type", "base", "is_azure", "key", "organization", "retries", "timeout")

    def __init__(
        self,
        *,
        base: str,
        key: SecureString,
        is_azure: bool = False,
        auth_type: str = "openai",
        api_version: str = "",
        organization: str = "",
        timeout: int = 0,
        retries: int = 0,
    ) -> None:
        self.base = base
        self.key = key
        self.is_azure = is_azure
        self.auth_type = auth_type
        self.api_version = api_version
        self.organization = organization
        self.timeout = timeout
        self.retries = retries

    @property
    def service(self) -> str:
        """The name of the service, for messages."""
        return "Azure OpenAI" if self.is_azure else "OpenAI"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not be shown: the key, and credentials in the query of the base."""
        return (self.key.reveal(), *secrets_among(query_of(self.base)))

    def url(self, endpoint: str, segments: tuple[str, ...]) -> str:
        """Returns the address of an endpoint, with ids and words encoded behind it."""
        if self.is_azure:
            return azure_url(self.base, endpoint, segments, self.api_version)
        return openai_url(self.base, endpoint, segments)

    def authenticate(self, headers: Headers) -> None:
        """Puts the credentials in: a bearer token that a header given by the user replaces, or Azure's own header."""
        if self.auth_type == "azure":
            headers["api-key"] = self.key.reveal()
        elif "Authorization" not in headers:
            headers["Authorization"] = f"Bearer {self.key.reveal()}"
        if self.auth_type == "openai" and self.organization:
            headers["OpenAI-Organization"] = self.organization


def connect(session: Session, bound: Mapping[str, Any], say: Callable[[str], None]) -> ApiConnection:
    """Returns the connection for an invocation with these bound parameters; `say` is told where each value came from.

    Raises CredentialException where no key is found, UnusableCredentialException for one that cannot be sent; SettingsException
    for a base that is no absolute http or https address.
    """
    context = session.service(OpenAIContext.for_session)

    def given(name: str) -> Any:
        return bound[name] if name in bound else context.get(name)

    key = key_chain(session, bound).require()
    say(f"The API key {shown_key(key.value)} comes from: {key.source}.")
    if not (key.value.isascii() and key.value.isprintable()):
        reason = "it has control characters, or signs beyond ASCII"
        raise UnusableCredentialException(f"The API key cannot be sent: {reason} ({key.source}).")
    is_azure = given("ApiType") == OpenAIApiType.Azure
    base = find_base(session, bound, is_azure=is_azure)
    say(f"Requests go to {shown_base(base.value)} (from: {base.source}).")
    organization = organization_chain(session, bound).find()
    if organization:
        say(f"The organization {shown_organization(organization.value)} comes from: {organization.source}.")
    return ApiConnection(
        base=base.value,
        key=SecureString(key.value),
        is_azure=is_azure,
        auth_type=_auth_type(given("AuthType"), is_azure=is_azure),
        api_version=str(given("ApiVersion") or ""),
        organization=organization.value if organization else "",
        timeout=int(given("TimeoutSec") or 0),
        retries=int(given("MaxRetryCount") or 0),
    )


def keyring_of(session: Session | None = None) -> KeyringSource:
    """Returns the key's place in the system's keyring; also for `Session.service`."""
    from ..framework.credentials.keyring_source import KeyringSource

    return KeyringSource(APPLICATION, API_KEY)


def key_chain(session: Session, bound: Mapping[str, Any]) -> Chain:
    """Returns the places of the API key."""
    keyring = Source(KEYRING, "psopenai login", lambda: session.service(keyring_of).look())
    return Chain("API key", [*_places(session, bound, "ApiKey", "OPENAI_API_KEY", API_KEY), keyring])


def base_chain(session: Session, bound: Mapping[str, Any]) -> Chain:
    """Returns the places of the API's address."""
    return Chain("API base", _places(session, bound, "ApiBase", "OPENAI_API_BASE", "api_base"))


def organization_chain(session: Session, bound: Mapping[str, Any]) -> Chain:
    """Returns the places of the organization's id."""
    return Chain("organization", _places(session, bound, "Organization", "OPENAI_ORGANIZATION", "organization"))


def _places(session: Session, bound: Mapping[str, Any], parameter: str, variable: str, setting: str) -> Iterator[Source]:
    yield from_value(f"parameter {parameter}", f"-{parameter} VALUE", _plain(bound.get(parameter)))
    if bound.get(parameter, "") is not None:
        stored = session.service(OpenAIContext.for_session).get(parameter)
        yield from_value("context", f"Set-OpenAIContext -{parameter} VALUE, earlier in the same session", _plain(stored))
    yield from_variable(session.globals, variable)
    settings = session.service(Settings.for_session)
    how_to_set = (
        "psopenai login --plain, or psopenai config set api_key -" if setting == API_KEY else f"psopenai config set {setting} VALUE"
    )
    yield from_setting(settings, setting, f"{how_to_set} (in {settings.path})")
    yield from_environment(session.environ, variable)


def _plain(value: object) -> object:
    return value.original if isinstance(value, Uri) else value


def find_base(session: Session, bound: Mapping[str, Any], *, is_azure: bool) -> Sourced:
    """Returns the API's address; for OpenAI there is a default. Raises SettingsException for none, or one that is no address."""
    chain = base_chain(session, bound)
    found = chain.find()
    if found is None:
        if is_azure:
            raise SettingsException(chain.missing({}), error_id=_UNUSABLE)
        return Sourced(DEFAULT_BASE, "default")
    if not is_http_url(found.value):
        shown = shown_base(found.value)
        raise SettingsException(
            f"The API base '{shown}' ({found.source}) is not usable: it must be an absolute http or https address without user "
            "name and password, such as https://api.openai.com/v1.",
            error_id=_UNUSABLE,
            target=shown,
        )
    return found


def _auth_type(wanted: Any, *, is_azure: bool) -> str:
    """Returns how the key is sent: for OpenAI always as ``openai``, for Azure as one of Azure's two ways (module-behaviour 3.5)."""
    lowered = str(wanted or "").lower()
    if not is_azure:
        return "openai"
    return lowered if lowered.startswith("azure") else "azure"

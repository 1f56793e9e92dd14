"""Where key, base and organization come from, and how a secret is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from psopenai_py.api.connection import connect, key_chain, keyring_of
from psopenai_py.api.context import OpenAIContext
from psopenai_py.api.enums import OpenAIApiType
from psopenai_py.framework.credentials.masks import MASK, masked, redacted, secrets_among
from psopenai_py.framework.errors import CredentialException, SettingsException
from psopenai_py.framework.values.scalars import SecureString, Uri
from psopenai_py.surface import make_session

PLACES = ("parameter", "context", "variable", "file", "environment", "keyring")


class Keyring:
    """A keyring that holds one key."""

    def __init__(self, key):
        self.key = key
        self.asked = 0

    def look(self):
        self.asked += 1
        return self.key


def session_with(tmp_path: Path, places, value=lambda place: f"sk-{place}-0123456789"):
    """Returns a session whose places hold keys of their own names, and the bound parameters."""
    config = tmp_path / "config.toml"
    config.write_text(f'api_key = "{value("file")}"\n' if "file" in places else "", encoding="utf-8")
    config.chmod(0o600)
    session = make_session(config=str(config), environ={"OPENAI_API_KEY": value("environment")} if "environment" in places else {})
    if "context" in places:
        session.service(OpenAIContext.for_session).update({"ApiKey": SecureString(value("context"))})
    if "variable" in places:
        session.variables["OPENAI_API_KEY"] = value("variable")
    if "keyring" in places:
        session.provide(keyring_of, Keyring(value("keyring")))
    return session, {"ApiKey": SecureString(value("parameter"))} if "parameter" in places else {}


@pytest.mark.parametrize("first", range(len(PLACES)))
def test_each_place_wins_over_those_behind_it(tmp_path, first):
    session, bound = session_with(tmp_path, PLACES[first:])
    assert key_chain(session, bound).require().value == f"sk-{PLACES[first]}-0123456789"


@pytest.mark.parametrize("blank", range(len(PLACES) - 1))
def test_a_blank_value_counts_as_absent(tmp_path, blank):
    session, bound = session_with(
        tmp_path, PLACES[blank:], lambda place: "  " if place == PLACES[blank] else f"sk-{place}-0123456789"
    )
    assert key_chain(session, bound).require().value == f"sk-{PLACES[blank + 1]}-0123456789"


def test_the_keyring_is_asked_only_where_every_other_place_has_nothing(tmp_path):
    session, _ = session_with(tmp_path, ("environment", "keyring"))
    key_chain(session, {}).require()
    assert session.service(keyring_of).asked == 0


def test_the_keyring_holds_neither_base_nor_organization(tmp_path):
    session, _ = session_with(tmp_path, ("keyring",))
    connection = connect(session, {}, lambda message: None)
    assert (connection.base, connection.organization) == ("https://api.openai.com/v1", "")
    assert session.service(keyring_of).asked == 1


def test_a_key_of_null_sets_the_context_aside(tmp_path):
    session, _ = session_with(tmp_path, ("context", "environment"))
    assert "environment" in key_chain(session, {"ApiKey": None}).require().source


@pytest.mark.parametrize("value", [5, SecureString("sk-secure"), ["sk-list"]])
def test_only_text_in_the_global_variable_is_a_key(tmp_path, value):
    session, _ = session_with(tmp_path, ("environment",))
    session.variables["OPENAI_API_KEY"] = value
    assert "environment" in key_chain(session, {}).require().source


def test_without_a_key_the_error_lists_every_place(tmp_path):
    session, bound = session_with(tmp_path, ())
    with pytest.raises(CredentialException) as caught:
        connect(session, bound, lambda message: None)
    text = str(caught.value)
    hints = (
        "-ApiKey",
        "Set-OpenAIContext",
        '$global:OPENAI_API_KEY = "VALUE"',
        f"psopenai login --plain, or psopenai config set api_key - (in {tmp_path / 'config.toml'})",
        "set OPENAI_API_KEY in the environment",
        "system keyring: psopenai login (it is switched off: keyring.backends.fail.Keyring is configured)",
    )
    assert [text.index(hint) for hint in hints] == sorted(text.index(hint) for hint in hints)
    assert (caught.value.exit_status, caught.value.terminating) == (4, True)


@pytest.mark.parametrize("key", ["sk-one\nsk-two", "sk-schlüssel-0123456789", "sk-tab\tx-0123456789"])
def test_a_key_that_cannot_be_sent_is_told_with_its_place(tmp_path, key):
    session, bound = session_with(tmp_path, ("environment",), lambda place: key)
    with pytest.raises(CredentialException) as caught:
        connect(session, bound, lambda text: None)
    assert "(environment variable OPENAI_API_KEY)" in str(caught.value)
    assert key not in str(caught.value)
    assert caught.value.exit_status == 4


def test_verbose_lines_say_where_values_come_from_and_hide_the_key(tmp_path):
    session, bound = session_with(tmp_path, ("environment",))
    session.variables["OPENAI_ORGANIZATION"] = "org-abc123456789"
    said = []
    connect(session, bound, said.append)
    assert said == [
        f"The API key sk-env{MASK}89 comes from: environment variable OPENAI_API_KEY.",
        "Requests go to https://api.openai.com/v1 (from: default).",
        f"The organization org-abc{MASK}89 comes from: global variable OPENAI_ORGANIZATION.",
    ]


@pytest.mark.parametrize(
    ("secret", "shown"),
    [
        ("sk-proj-abcdefghijklmnop", f"sk-proj-abc{MASK}op"),
        ("sk-env-0123456789", f"sk-env{MASK}89"),
        ("0123456789abcdef", f"012{MASK}ef"),
        ("short", MASK),
        ("sk-tiny-01", MASK),
    ],
)
def test_a_secret_is_masked(secret, shown):
    assert masked(secret, ("sk-proj-", "sk-")) == shown


def test_a_secret_that_others_repeat_is_masked():
    assert redacted("bad key: sk-x1", ["sk-x1", " "]) == f"bad key: {MASK}"
    assert redacted(r"/?key=a%2Fb%2Bc, a/b+c, a\/b+c", ["a/b+c"]) == f"/?key={MASK}, {MASK}, {MASK}"


@pytest.mark.parametrize(
    ("name", "value", "secrets"),
    [
        ("Authorization", "Bearer abc", {"abc"}),
        ("authorization", "Basic dXNlcjpwdw==", {"dXNlcjpwdw==", "dXNlcjpwdw"}),
        ("x-api-key", " abc ", {"abc"}),
        ("Cookie", "a=1; session=0123456789", {"a=1; session=0123456789", "session", "0123456789"}),
        ("code", "abc", {"abc"}),
        ("X-Trace", "0123456789", set()),
        ("encoding", "0123456789", set()),
    ],
)
def test_the_name_tells_a_credential(name, value, secrets):
    assert set(secrets_among([(name, value)])) == secrets


def test_a_secret_within_another_one_leaves_nothing_of_it():
    assert redacted("a=1; s=0123", ["0123", "a=1; s=0123"]) == MASK


def test_a_base_is_taken_from_the_first_place(tmp_path):
    session, _ = session_with(tmp_path, ("environment",))
    session.variables["OPENAI_API_BASE"] = "http://variable/v1"
    assert connect(session, {}, lambda message: None).base == "http://variable/v1"
    assert connect(session, {"ApiBase": Uri("http://parameter/v1")}, lambda message: None).base == "http://parameter/v1"
    assert connect(session, {"ApiBase": Uri(" ")}, lambda message: None).base == "http://variable/v1"


@pytest.mark.parametrize(
    "base", ["relative/path", "ftp://x/", "ftp://x/?q=secret", "not a uri", "http://user:secret@host/", "http://u@secret@host/"]
)
def test_a_base_that_is_no_http_address_ends_the_command(tmp_path, base):
    session, _ = session_with(tmp_path, ("environment",))
    with pytest.raises(SettingsException, match="absolute http") as caught:
        connect(session, {"ApiBase": Uri(base)}, lambda message: None)
    assert "secret" not in f"{caught.value} {caught.value.record.target}"


def test_the_query_of_a_base_is_used_and_not_shown(tmp_path):
    session, _ = session_with(tmp_path, ("environment",))
    said = []
    connection = connect(session, {"ApiBase": Uri("http://h/v1?code=c-0123456789&x=1")}, said.append)
    assert connection.url("Threads", ("t",)) == "http://h/v1/threads/t?code=c-0123456789&x=1"
    assert "Requests go to http://h/v1 (from: parameter ApiBase)." in said
    assert "c-0123456789" in connection.secrets


def test_a_key_in_the_file_that_is_no_text_is_named(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text("api_key = 5\n", encoding="utf-8")
    session = make_session(config=str(config), environ={"OPENAI_API_KEY": "sk-environment"})
    with pytest.raises(SettingsException, match=r"api_key in .*config.toml cannot be used: a text in quotes is expected"):
        key_chain(session, {}).require()


def test_azure_has_no_default_base(tmp_path):
    session, _ = session_with(tmp_path, ("environment",))
    with pytest.raises(SettingsException, match="No API base was found") as caught:
        connect(session, {"ApiType": OpenAIApiType.Azure}, lambda message: None)
    assert (caught.value.exit_status, caught.value.terminating) == (1, True)
    assert "psopenai config set api_base VALUE" in str(caught.value)


@pytest.mark.parametrize(
    ("api_type", "auth_type", "used"),
    [
        (OpenAIApiType.OpenAI, "azure", "openai"),
        (OpenAIApiType.Azure, "openai", "azure"),
        (OpenAIApiType.Azure, "Azure_AD", "azure_ad"),
        (OpenAIApiType.Azure, "azure", "azure"),
    ],
)
def test_the_type_of_the_api_decides_how_the_key_is_sent(tmp_path, api_type, auth_type, used):
    session, _ = session_with(tmp_path, ("environment",))
    bound = {"ApiType": api_type, "AuthType": auth_type, "ApiBase": Uri("http://h")}
    assert connect(session, bound, lambda message: None).auth_type == used


def test_limits_come_from_the_context_too(tmp_path):
    session, _ = session_with(tmp_path, ("environment",))
    session.service(OpenAIContext.for_session).update({"TimeoutSec": 30, "MaxRetryCount": 2})
    connection = connect(session, {"MaxRetryCount": 1}, lambda message: None)
    assert (connection.timeout, connection.retries) == (30, 1)

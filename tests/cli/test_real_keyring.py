"""The command with a real keyring: a Secret Service on a session bus. It is this run's own; nothing in it is anyone's."""

from __future__ import annotations

import json
import os
import signal
import subprocess

import pytest

pytestmark = pytest.mark.keyring

SECRET = "sk-secretservice-0123456789"
MASKED = "sk-sec***************89"
KEPT = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "HOME")


@pytest.fixture
def session_bus():
    secretstorage = pytest.importorskip("secretstorage")
    connection = secretstorage.dbus_init()
    yield connection
    connection.close()


@pytest.fixture
def collection(session_bus):
    """The default collection, unlocked again at the end."""
    import secretstorage

    yield secretstorage.get_default_collection(session_bus)
    again = ["gnome-keyring-daemon", "--replace", "--unlock", "--components=secrets"]
    subprocess.run(again, input=b"x", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def real(psopenai):
    """The command in the session that has the keyring; it begins and ends without a key."""
    del psopenai.env["PYTHON_KEYRING_BACKEND"]
    psopenai.env |= {name: os.environ[name] for name in KEPT if name in os.environ}
    if psopenai("whoami").returncode != 4:
        pytest.skip("needs a keyring of its own: the one at hand has a key of psopenai's; scripts/test starts one")
    yield psopenai
    psopenai("logout")


def source(psopenai):
    row = json.loads(psopenai("whoami").stdout.splitlines()[0])
    return row["Value"], row["Source"]


def test_login_request_and_logout(real, server, session_bus):
    import secretstorage

    server.load({"GET /v1/models": [{"json": {"object": "list", "data": []}}]})
    done = real("login", "--stdin", input=f"{SECRET}\n")
    assert done.returncode == 0, done.stderr
    assert f"The key {MASKED} is kept in the system's keyring (SecretService Keyring)." in done.stderr
    (item,) = secretstorage.get_default_collection(session_bus).search_items({"service": "psopenai", "username": "api_key"})
    assert item.get_secret().decode() == SECRET
    assert source(real) == (MASKED, "system keyring")
    assert real("Get-OpenAIModels", "-ApiBase", f"{server.url}/v1").returncode == 0
    assert server.log[0].headers["authorization"] == f"Bearer {SECRET}"
    done = real("logout")
    assert (done.returncode, done.stderr) == (0, "A key was removed from the system's keyring.\n")
    assert source(real) == (None, "none")


def test_a_second_login_replaces_the_key(real):
    real("login", "--stdin", input=f"{SECRET}\n")
    real("login", "--stdin", input="sk-another-9876543210\n")
    assert source(real) == ("sk-ano***************10", "system keyring")


def test_every_other_place_comes_before_it(real):
    real("login", "--stdin", input=f"{SECRET}\n")
    assert json.loads(real("whoami", OPENAI_API_KEY="sk-environment-0123").stdout.splitlines()[0])["Source"].startswith(
        "environment"
    )
    real("config", "set", "api_key", "-", input="sk-in-the-file-0123\n")
    assert source(real) == ("sk-in-***************23", "config file, api_key")
    done = real("logout")
    assert done.stderr == f"A key was removed from the system's keyring and from {real.env['PSOPENAI_CONFIG']}.\n"


def test_a_locked_keyring(real, collection):
    """Nobody is there to type its password: the service asks, and gives up."""
    real("login", "--stdin", input=f"{SECRET}\n")
    collection.lock()
    done = real("Get-OpenAIModels")
    assert done.returncode == 4
    assert "system keyring: psopenai login (it is locked: " in done.stderr
    done = real("login", "--stdin", input=f"{SECRET}\n")
    assert done.returncode == 1
    assert "The key was not stored. The system's keyring cannot be used: it is locked: " in done.stderr
    done = real("logout")
    assert (done.returncode, "may still have a key: it is locked" in done.stderr) == (1, True)


def test_a_keyring_that_hangs(real, session_bus):
    """The service is stopped in the middle of its life, and goes on later."""
    real("login", "--stdin", input=f"{SECRET}\n")
    process = process_of(session_bus, "org.freedesktop.secrets")
    os.kill(process, signal.SIGSTOP)
    try:
        done = real("Get-OpenAIModels")
    finally:
        os.kill(process, signal.SIGCONT)
    assert done.returncode == 4
    assert "it did not answer within 3 s" in done.stderr
    assert source(real) == (MASKED, "system keyring")


def process_of(connection, name):
    from jeepney import DBusAddress, new_method_call

    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    return connection.send_and_get_reply(new_method_call(bus, "GetConnectionUnixProcessID", "s", (name,))).body[0]

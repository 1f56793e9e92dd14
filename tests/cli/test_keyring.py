"""What the command does with the keyrings that it may meet: each answer is one clear text, and no keyring holds it up."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

SECRET = "sk-keyring-0123456789"


@pytest.fixture
def with_backend(psopenai, tmp_path):
    """The command, with a backend of `backends` configured as a user would do it."""

    def configure(name, how="variable"):
        psopenai.env["BACKEND_FILE"] = str(tmp_path / "backend.json")
        if how == "variable":
            psopenai.env["PYTHON_KEYRING_BACKEND"] = f"backends.{name}"
        else:
            del psopenai.env["PYTHON_KEYRING_BACKEND"]
            folder = tmp_path / "xdg" / "python_keyring"
            folder.mkdir(parents=True)
            (folder / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring=backends.{name}\n")
            psopenai.env |= {"XDG_CONFIG_HOME": str(tmp_path / "xdg"), "LOCALAPPDATA": str(tmp_path / "xdg"), "HOME": str(tmp_path)}
        return psopenai

    return configure


@pytest.fixture
def holding(with_backend, tmp_path):
    """The command, with a keyring that holds a key."""

    def configure(name="Working", how="variable"):
        (tmp_path / "backend.json").write_text(json.dumps({"psopenai api_key": SECRET}))
        return with_backend(name, how)

    return configure


def test_the_key_comes_from_the_keyring(holding, server):
    server.load({"GET /v1/models": [{"json": {"object": "list", "data": []}}]})
    done = holding()("Get-OpenAIModels", "-Verbose", "-ApiBase", f"{server.url}/v1")
    assert done.returncode == 0, done.stderr
    assert server.log[0].headers["authorization"] == f"Bearer {SECRET}"
    assert "The API key sk-key***************89 comes from: system keyring." in done.stderr


@pytest.mark.skipif("sys.platform != 'linux'", reason="where keyring's own file is on Linux")
@pytest.mark.parametrize(("name", "status"), [("Working", 0), ("PlaintextKeyring", 4)])
def test_the_configuration_of_keyring_counts_and_is_judged(holding, name, status):
    done = holding(name, "file")("whoami")
    assert done.returncode == status
    assert ("system keyring" in done.stdout) == (status == 0)
    assert ("it keeps secrets as plain text" in done.stderr) == (status == 4)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Locked", "it is locked: Failed to unlock the collection!"),
        ("NotOpening", "it cannot be used: InitError: Failed to create the collection: Prompt dismissed"),
        ("Broken", "it cannot be used: ZeroDivisionError: ZeroDivisionError"),
        ("Leaving", "it cannot be used: SystemExit: bye"),
        ("Missing", "it cannot be used: AttributeError: "),
        ("nowhere.Backend", "it cannot be used: ModuleNotFoundError: "),
        ("PlaintextKeyring", "backends.PlaintextKeyring is refused: it keeps secrets as plain text"),
        ("ByAnotherName", "backends.ByAnotherName is refused: it keeps secrets as plain text"),
        ("NotRecommended", "backends.NotRecommended is refused: keyring does not recommend it (priority 0.5)"),
    ],
)
def test_a_keyring_without_an_answer_is_told_where_no_other_place_has_a_key(holding, name, reason):
    done = holding(name)("Get-OpenAIModels")
    assert done.returncode == 4
    assert done.stderr.count("No API key was found.") == 1
    assert f"system keyring: psopenai login ({reason}" in done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stderr


@pytest.mark.parametrize("name", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_a_keyring_that_is_switched_off(psopenai, name):
    done = psopenai("Get-OpenAIModels", PYTHON_KEYRING_BACKEND=name)
    assert (done.returncode, f"(it is switched off: {name} is configured)" in done.stderr) == (4, True)


@pytest.mark.skipif("sys.platform != 'linux'", reason="the Secret Service is that of Linux")
@pytest.mark.parametrize("address", [None, "unix:path=/nonexistent"])
def test_a_machine_without_a_keyring(psopenai, address):
    del psopenai.env["PYTHON_KEYRING_BACKEND"]
    psopenai.env |= {"HOME": str(psopenai.folder), **({"DBUS_SESSION_BUS_ADDRESS": address} if address else {})}
    done = psopenai("Get-OpenAIModels")
    assert (done.returncode, "(there is none here: " in done.stderr) == (4, True)


def test_a_chain_is_refused_where_one_of_it_would_be(psopenai, tmp_path):
    """keyring finds the members of a chain among what is installed."""
    info = psopenai.folder / "probe-1.dist-info" / "entry_points.txt"
    info.write_text(info.read_text() + "\n[keyring.backends]\nprobe = backends\n")
    psopenai.env |= {"BACKEND_FILE": str(tmp_path / "backend.json"), "HOME": str(tmp_path)}
    done = psopenai("Get-OpenAIModels", PYTHON_KEYRING_BACKEND="keyring.backends.chainer.ChainerBackend")
    assert done.returncode == 4
    assert "is refused: it keeps secrets as plain text" in done.stderr


@pytest.mark.parametrize("words", [("Get-OpenAIModels",), ("whoami",), ("login", "--stdin"), ("logout",)])
def test_a_keyring_that_hangs_does_not_hold_the_command_up(with_backend, words):
    started = time.monotonic()
    done = with_backend("Hanging")(*words, input=SECRET)
    assert "it did not answer within 3 s" in done.stderr
    assert done.returncode == (4 if words[0] in ("Get-OpenAIModels", "whoami") else 1)
    assert time.monotonic() - started < 60  # it would take ten minutes
    assert SECRET not in done.stderr


def test_a_keyring_is_not_even_loaded_where_the_environment_has_the_key(with_backend):
    psopenai = with_backend("Hanging")
    Path(psopenai.env["PSOPENAI_CONFIG"]).touch()
    done = psopenai("whoami", OPENAI_API_KEY="sk-environment-0123")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("place", ["environment", "file"])
def test_a_request_with_a_key_from_a_cheaper_place_loads_nothing_of_it(psopenai, server, place):
    server.load({"GET /v1/models": [{"json": {"object": "list", "data": []}}]})
    env = {"OPENAI_API_BASE": f"{server.url}/v1"}
    if place == "environment":
        env["OPENAI_API_KEY"] = SECRET
    else:
        psopenai("config", "set", "api_key", "-", input=SECRET)
    done = psopenai("Get-OpenAIModels", PYTHONPROFILEIMPORTTIME="1", **env)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert done.returncode == 0
    assert "psopenai_py" in loaded
    assert not loaded & {"keyring", "tomlkit", "click", "platformdirs", "secretstorage", "getpass"}


def test_login_stores_and_logout_removes(with_backend, tmp_path):
    psopenai = with_backend("Working")
    done = psopenai("login", "--stdin", input=f"  {SECRET}\r\n")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "The key sk-key***************89 is kept in the system's keyring (backends Working). `psopenai logout` removes it.\n"
    )
    assert json.loads((tmp_path / "backend.json").read_text()) == {"psopenai api_key": SECRET}
    assert json.loads(psopenai("whoami").stdout.splitlines()[0]) == {
        "Name": "ApiKey", "Value": "sk-key***************89", "Source": "system keyring",
    }  # fmt: skip
    done = psopenai("logout")
    assert (done.returncode, done.stderr) == (0, "A key was removed from the system's keyring.\n")
    assert json.loads((tmp_path / "backend.json").read_text()) == {}
    done = psopenai("logout")
    assert (done.returncode, done.stderr) == (0, "No key was there to be removed.\n")


def test_login_says_which_place_wins_over_the_keyring(with_backend):
    psopenai = with_backend("Working")
    psopenai("config", "set", "api_key", "-", input="sk-in-file-0123456\n")
    done = psopenai("login", "--stdin", input=SECRET, OPENAI_API_KEY="sk-environment-0123")
    assert done.returncode == 0
    assert "A key in another place wins, as long as it is there: config file, api_key (sk-in-***************56)." in done.stderr


@pytest.mark.parametrize("name", ["Locked", "Telling", "Broken", "Forgetful", "PlaintextKeyring"])
def test_login_says_why_the_key_is_not_stored_and_what_to_do(with_backend, name):
    done = with_backend(name)("login", "--stdin", input=SECRET)
    assert done.returncode == 1
    assert "The key was not stored." in done.stderr
    assert "psopenai login --plain" in done.stderr
    assert "OPENAI_API_KEY" in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_logout_says_that_a_locked_keyring_may_have_a_key_and_empties_the_file(with_backend):
    psopenai = with_backend("Locked")
    psopenai("login", "--stdin", "--plain", input=SECRET)
    done = psopenai("logout")
    assert done.returncode == 1
    assert f"A key was removed from {psopenai.env['PSOPENAI_CONFIG']}." in done.stderr
    assert "The system's keyring may still have a key: it is locked" in done.stderr
    assert psopenai("config", "list").stdout == ""

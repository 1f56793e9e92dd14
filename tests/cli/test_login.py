"""psopenai login: a key is asked for without being shown, or read from stdin, and kept where it was told."""

from __future__ import annotations

import os
import subprocess
import tomllib
from pathlib import Path

import pytest

SECRET = "sk-typed-0123456789"
needs_terminals = pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")


def kept(psopenai):
    path = Path(psopenai.env["PSOPENAI_CONFIG"])
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@needs_terminals
def test_the_typed_key_is_never_shown(psopenai, on_terminal):
    terminal = on_terminal("login", "--plain", streams={"start_new_session": True})
    terminal.read_until("API key: ")
    terminal.type(f"{SECRET}\n")
    shown = terminal.read_until()
    assert terminal.close() == 0
    assert kept(psopenai) == {"api_key": SECRET}
    assert SECRET not in shown
    assert "sk-typ***************89" in shown.replace("\n", "")


@needs_terminals
def test_a_question_that_is_not_answered_stores_nothing(psopenai, on_terminal):
    nothing, unusable = "No key was given", "api_key cannot have this value"
    for typed, says in (("\n", nothing), ("\x04", nothing), ("with blank\n", unusable)):
        terminal = on_terminal("login", "--plain", streams={"start_new_session": True})
        terminal.read_until("API key: ")
        terminal.type(typed)
        shown = terminal.read_until()
        assert terminal.close() == 1
        assert says in shown.replace("\n", " ")
        assert "with blank" not in shown
    assert kept(psopenai) == {}


@needs_terminals
def test_ctrl_c_at_the_question_leaves_a_terminal_that_shows_again(psopenai, on_terminal):
    import termios

    terminal = on_terminal("login", "--plain", streams={"start_new_session": True})
    terminal.read_until("API key: ")
    terminal.process.send_signal(2)
    terminal.read_until()
    assert termios.tcgetattr(terminal.control)[3] & termios.ECHO
    assert terminal.close() == 130
    assert kept(psopenai) == {}


def test_without_a_terminal_it_does_not_wait_for_one(psopenai):
    done = psopenai("login", "--plain", input=f"{SECRET}\n")
    assert done.returncode == 2
    assert "--stdin" in done.stderr
    assert kept(psopenai) == {}


def test_from_stdin_into_the_file(psopenai):
    done = psopenai("login", "--stdin", "--plain", input=f"{SECRET}\n")
    path = Path(psopenai.env["PSOPENAI_CONFIG"])
    assert (done.returncode, done.stdout) == (0, "")
    assert str(path) in done.stderr
    assert SECRET not in done.stderr
    assert kept(psopenai) == {"api_key": SECRET}
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "data", [b"", b"  \n", b"a b\n", b"one\ntwo\n", b"sk-\x00x", b"\xff\xfe", "schlüssel".encode(), b"x" * 70_000]
)
def test_what_is_no_key_is_refused_and_not_repeated(psopenai, data):
    done = psopenai("login", "--stdin", "--plain", input=data)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert not any(word in done.stderr for word in ("one", "two", "schl", "xxx"))
    assert kept(psopenai) == {}


def test_the_mark_that_windows_puts_before_a_text_is_no_part_of_the_key(psopenai):
    done = psopenai("login", "--stdin", "--plain", input=b"\xef\xbb\xbf" + SECRET.encode() + b"\r\n")
    assert done.returncode == 0
    assert kept(psopenai) == {"api_key": SECRET}


def test_a_file_that_cannot_be_read_is_told_before_anything_is_stored(psopenai):
    Path(psopenai.env["PSOPENAI_CONFIG"]).write_text("= broken")
    done = psopenai("login", "--stdin", input=SECRET)
    assert (done.returncode, "is not TOML" in done.stderr) == (1, True)


def test_login_and_logout_may_name_a_file_that_is_not_there(psopenai, tmp_path):
    path = tmp_path / "other" / "mine.toml"
    assert psopenai("--config", str(path), "login", "--stdin", "--plain", input=SECRET).returncode == 0
    assert tomllib.loads(path.read_text()) == {"api_key": SECRET}
    done = psopenai("--config", str(path), "logout")
    assert (done.returncode, str(path) in done.stderr) == (0, True)
    assert path.read_text() == ""
    assert kept(psopenai) == {}


def test_logout_names_the_keys_that_stay(psopenai):
    psopenai("config", "set", "defaults.*:ApiKey", "sk-default-0123456")
    done = psopenai("logout", OPENAI_API_KEY="sk-environment-0123")
    assert done.returncode == 0
    assert "No key was there to be removed." in done.stderr
    assert "psopenai config unset 'defaults.*:ApiKey'" in done.stderr
    assert "OPENAI_API_KEY is set, and stays." in done.stderr


def test_a_reader_that_is_gone_changes_nothing(psopenai):
    process = psopenai.start("login", "--stdin", "--plain", stdin=subprocess.PIPE)
    process.stdout.close()
    process.stderr.close()
    process.stdin.write(SECRET.encode())
    process.stdin.close()
    assert process.wait(60) == 0
    assert kept(psopenai) == {"api_key": SECRET}

"""A key from each place it may come from is in no stream, no traceback, no command line and no file but the one that keeps it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

KEY = "sk-q7Zx9Wv2Kp4Mn8LtRb3Yd6"
PARTS = [KEY[start : start + 4] for start in range(3, len(KEY) - 3)]
"""More than a mask shows: that is three characters in front and two at the end."""

OK = {"json": {"object": "list", "data": [{"id": "m", "object": "model", "created": 1767225600}]}}
ECHO = {"error": {"message": f"Incorrect API key provided: {KEY}.", "type": "invalid_request_error", "code": KEY}}
REPLIES = {
    "ok": OK,
    "ok with the key in a header": OK | {"headers": {"x-request-id": KEY}},
    "401 that repeats the key": {"status": 401, "json": ECHO},
    "401 with the key in its reason": {"status": 401, "reason": KEY, "json": ECHO},
    "500 as HTML": {"status": 500, "text": f"<html><body>Authorization: Bearer {KEY}</body></html>"},
    "no JSON": {"text": "x" * 70 + KEY},
    "JSON that breaks off": {"text": '{"key": "' + KEY},
    "no object": {"json": [KEY]},
    "another origin": {"status": 307, "headers": {"Location": f"http://other.invalid/?key={KEY}"}},
    "connection that breaks off": {"close": True},
}
SOURCES = ("argument", "environment", "file", "default", "keyring")
STATUS = {"ok": 0, "ok with the key in a header": 0, "401 that repeats the key": 4, "401 with the key in its reason": 4}

# Every process of the test tells what it starts and what it writes to.
AUDIT = """
import os, sys
def tell(event, args):
    started = event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.spawn")
    written = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
    if started or (written and args[0] != os.environ["AUDIT_FILE"]):
        handle = os.open(os.environ["AUDIT_FILE"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(handle, (event + " " + repr(args) + "\\n").encode("utf-8", "backslashreplace"))
        os.close(handle)
sys.addaudithook(tell)
"""


def assert_clean(text: str, where: str) -> None:
    found = [part for part in PARTS if part in text]
    assert not found, f"{where}: {found} in {text}"


@pytest.fixture
def command(psopenai, server, tmp_path):
    """The command with a key from a place, watched; `files` holds what the key may be in."""

    class Watched:
        def __init__(self) -> None:
            self.holders: set[Path] = set()
            self.words: list[str] = []
            self.audit = tmp_path / "audit.log"
            self.env = psopenai.env
            (psopenai.folder / "sitecustomize.py").write_text(AUDIT)
            self.env |= {
                "AUDIT_FILE": str(self.audit),
                "BACKEND_FILE": str(tmp_path / "backend.json"),
                "OPENAI_API_BASE": f"{server.url}/v1",
                "HOME": str(tmp_path),
                "PSOPENAI_DEBUG": "1",
            }

        def use(self, source: str) -> None:
            config = Path(self.env["PSOPENAI_CONFIG"])
            if source == "argument":
                self.words = ["-ApiKey", KEY]
            elif source == "environment":
                self.env["OPENAI_API_KEY"] = KEY
            elif source == "keyring":
                backend = Path(self.env["BACKEND_FILE"])
                backend.write_text(json.dumps({"psopenai api_key": KEY}))
                self.env["PYTHON_KEYRING_BACKEND"] = "backends.Working"
                self.holders = {backend}
            else:
                config.write_text(f'api_key = "{KEY}"\n' if source == "file" else f'[defaults]\n"*:ApiKey" = "{KEY}"\n')
                self.holders = {config}

        def __call__(self, *words: str, **options):
            done = psopenai(*words, **options)
            assert_clean(done.stdout, f"stdout of {words}")
            assert_clean(done.stderr, f"stderr of {words}")
            self.check_files()
            return done

        def check_files(self) -> None:
            if self.audit.exists():
                assert_clean(self.audit.read_text(), "what was started and written to")
            for path in (path for path in tmp_path.rglob("*") if path.is_file() and path not in self.holders):
                assert_clean(path.read_bytes().decode("latin-1"), str(path))

    return Watched()


@pytest.mark.parametrize("reply", REPLIES)
@pytest.mark.parametrize("source", SOURCES)
def test_a_request(command, server, source, reply):
    """The key is sent, and is nowhere else, with every message there is."""
    server.load({"GET /v1/*": [REPLIES[reply]]})
    command.use(source)
    form = "json" if source == "file" else "ndjson"
    done = command("--output", form, "Get-OpenAIModels", *command.words, "-Verbose", "-Debug", "-MaxRetryCount", "0")
    assert done.returncode == STATUS.get(reply, 7), done.stderr
    assert server.log[0].headers["authorization"] == f"Bearer {KEY}"
    assert "The API key sk-q7Z***************d6 comes from" in done.stderr


@pytest.mark.parametrize("source", SOURCES)
def test_what_never_reaches_a_server(command, source):
    command.use(source)
    words = (*command.words, "-Verbose", "-Debug")
    assert command("Get-OpenAIModels", *words, OPENAI_API_BASE="http://127.0.0.1:1/v1").returncode == 7
    assert command("Get-OpenAIModels", *words, "-ApiBase", f"http://u:{KEY}@h/v1").returncode == 1
    assert command("Get-OpenAIModels", *words, "-ApiBase", f"relative?key={KEY}").returncode == 1
    assert command("Get-OpenAIModels", *words, "-NoSuch", "1").returncode == 2
    assert command("Get-OpenAIModels", *words, "-MaxRetryCount", "many").returncode == 2
    assert command("Get-OpenAIModels", *words, "-AuthType", "x").returncode == 2


@pytest.mark.parametrize("source", SOURCES)
def test_what_shows_settings(command, source):
    command.use(source)
    command("Get-OpenAIContext", "-Verbose")
    command("Set-OpenAIContext", *command.words, "-Verbose", "-Debug")
    for form in ("table", "list", "json", "ndjson", "yaml"):
        command("--output", form, "whoami")
        command("--output", form, "config", "list")
    command("config", "get", "api_key")
    command("config", "get", "defaults.*:ApiKey")
    command("Get-Help", "Get-OpenAIModels")


def test_a_key_that_cannot_be_sent(command):
    """A line break or a letter beyond ASCII has no place in a header."""
    for bad in (f"{KEY}\nx", f"{KEY}ü", f"{KEY}\x00"[:-1] + "\t"):
        done = command("Get-OpenAIModels", "-Verbose", "-Debug", OPENAI_API_KEY=bad, OPENAI_API_BASE="http://127.0.0.1:1/v1")
        assert done.returncode != 0


@pytest.mark.parametrize("words", [("login", "--stdin"), ("login", "--stdin", "--plain"), ("config", "set", "api_key", "-")])
@pytest.mark.parametrize("backend", ["Working", "Telling", "Broken", "Locked", "PlaintextKeyring"])
def test_what_stores_a_key(command, words, backend):
    command.env["PYTHON_KEYRING_BACKEND"] = f"backends.{backend}"
    config, held = Path(command.env["PSOPENAI_CONFIG"]), Path(command.env["BACKEND_FILE"])
    command.holders = {held} if words == ("login", "--stdin") else {config}
    command(*words, input=f"{KEY}\n")
    assert held.exists() == (words == ("login", "--stdin") and backend == "Working")
    command("whoami")
    command("logout")
    assert not any(path.exists() and KEY in path.read_text() for path in (held, config) if backend == "Working" or path == config)


def test_a_file_that_breaks_at_the_key(command):
    """Nothing of the line that a parser stumbles over is repeated."""
    config = Path(command.env["PSOPENAI_CONFIG"])
    command.holders = {config}
    for content in (
        f"api_key = {KEY}",
        f'api_key = "{KEY}',
        f'{KEY}\napi_key = "x"',
        f'api_key = ["{KEY}"]',
        f'"{KEY}" = 1\n"{KEY}" = 2',
    ):
        config.write_text(content)
        for words in (("whoami",), ("config", "list"), ("config", "set", "organization", "o"), ("Get-OpenAIModels", "-Verbose")):
            command(*words)


PROGRAM = """
import logging, sys, traceback
logging.basicConfig(level=0)
from psopenai_py import Get_OpenAIModels, Get_OpenAIContext, Set_OpenAIContext, default_session
from psopenai_py.framework.values.scalars import SecureString
key = SecureString(sys.stdin.read())
source, parameters = sys.argv[1], {}
if source == "SecureString":
    parameters = {"ApiKey": key}
elif source == "text":
    parameters = {"ApiKey": key.reveal()}
elif source == "context":
    Set_OpenAIContext(ApiKey=key)
elif source == "context of text":
    Set_OpenAIContext(ApiKey=key.reveal())
else:
    default_session().variables["OPENAI_API_KEY"] = key.reveal()
print(Get_OpenAIContext(), repr(Get_OpenAIContext()), key, repr(key), f"{key:>40}")
try:
    print(Get_OpenAIModels(Verbose=True, Debug=True, **parameters))
except Exception as error:
    traceback.print_exc()
    print(error, repr(error), error.record, repr(error.record), error.record.fully_qualified_error_id, error.record.target)
    print(getattr(error, "Content", None), getattr(getattr(error, "Response", None), "content", None))
if sys.argv[2] == "crash":
    Get_OpenAIModels(TimeoutSec="no number", **parameters)
"""


@pytest.mark.parametrize("reply", ["ok", "401 that repeats the key", "no JSON", "connection that breaks off"])
@pytest.mark.parametrize("source", ["SecureString", "text", "context", "context of text", "variable"])
def test_a_python_program(command, server, source, reply):
    server.load({"GET /v1/*": [REPLIES[reply]]})
    ending = "crash" if reply == "no JSON" else ""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, source, ending], env=command.env, input=KEY, capture_output=True, text=True, check=False
    )
    assert (done.returncode != 0) == bool(ending), done.stderr
    assert server.log[0].headers["authorization"] == f"Bearer {KEY}"
    assert_clean(done.stdout, "stdout")
    assert_clean(done.stderr, "stderr")
    command.check_files()


def test_the_test_would_notice(command):
    """A check that never fails proves nothing."""
    with pytest.raises(AssertionError, match="stderr of"):
        command("Get-OpenAIModels", "-ApiKey", "x", f"-{KEY}")
    log = command.audit
    log.write_text(re.sub("x", "x", KEY))
    with pytest.raises(AssertionError, match="started and written"):
        command.check_files()

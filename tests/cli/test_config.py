"""psopenai config: names, values, forms of output, and a file that cannot be used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from rights import without_rights

SECRET = "sk-config-0123456789"
MASKED = "sk-con***************89"
needs_modes = pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")


@pytest.fixture
def file(psopenai):
    return Path(psopenai.env["PSOPENAI_CONFIG"])


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def test_path_says_where_the_file_is_whether_it_is_there_or_not(psopenai, file, tmp_path):
    assert psopenai("config", "path").stdout == f"{file}\n"
    file.write_text("= broken")
    assert psopenai("config", "path").stdout == f"{file}\n"
    assert psopenai("--config", str(tmp_path / "x"), "config", "path").stdout == f"{tmp_path / 'x'}\n"


def test_set_get_unset(psopenai, file):
    for name, value in (("api_base", "http://localhost/v1"), ("max_record_bytes", "5"), ("organization", "org-1")):
        assert psopenai("config", "set", name, value).stderr == ""
        assert psopenai("config", "get", name).stdout == f"{value}\n"
    assert tomllib.loads(file.read_text()) == {"api_base": "http://localhost/v1", "max_record_bytes": 5, "organization": "org-1"}
    assert psopenai("config", "unset", "api_base").returncode == 0
    done = psopenai("config", "get", "api_base")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"api_base is not set in {file}.\n")
    done = psopenai("config", "unset", "api_base")
    assert (done.returncode, done.stderr) == (0, f"api_base is not set in {file}.\n")


@pytest.mark.parametrize(
    ("text", "value"),
    [("asst_1", "asst_1"), ("True", True), ("30", 30), ("-1", -1), ("007", "007"), ("1.5", "1.5"), ("9" * 30, "9" * 30)],
)
def test_a_default_is_kept_in_its_own_form_and_counts(psopenai, file, text, value):
    name = "defaults.Start-ThreadRun:AssistantId"
    assert psopenai("config", "set", name, "--", text).returncode == 0
    assert tomllib.loads(file.read_text()) == {"defaults": {"Start-ThreadRun:AssistantId": value}}
    assert psopenai("config", "get", name).stdout == f"{str(value).lower() if isinstance(value, bool) else value}\n"


def test_a_default_reaches_its_command(psopenai):
    psopenai("config", "set", "defaults.Test-Bound:Text", "from the file")
    assert "from the file" in psopenai("Test-Bound").stdout


@pytest.mark.parametrize(
    ("key", "doubt"),
    [
        ("Start-ThreadRn:AssistantId", "Did you mean Start-ThreadRun"),
        ("Start-ThreadRun:Asistant", "Start-ThreadRun has no parameter Asistant."),
        ("start-threadrun:assistant", ""),
        ("Start-*:Asistant", ""),
        ("Start-ThreadRun:Verbose", ""),
    ],
)
def test_a_default_that_may_never_count_is_stored_with_a_warning(psopenai, key, doubt):
    done = psopenai("config", "set", f"defaults.{key}", "x")
    assert done.returncode == 0
    assert doubt in done.stderr if doubt else done.stderr == ""
    assert psopenai("config", "get", f"defaults.{key}").stdout == "x\n"


def test_a_key_is_never_shown(psopenai, file):
    psopenai("config", "set", "api_key", "-", input=f"{SECRET}\n")
    psopenai("config", "set", "defaults.*:ApiKey", "-", input=f"{SECRET}\n")
    psopenai("config", "set", "defaults.Get-*:api", "-", input=f"{SECRET}\n")
    assert file.read_text().count(SECRET) == 3
    done = psopenai("config", "get", "api_key")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{MASKED}\n", "The value is masked: a key is never shown.\n")
    for form in ("ndjson", "json", "yaml", "table", "list"):
        done = psopenai("--output", form, "config", "list")
        assert done.stdout.count(MASKED) == 3
        assert SECRET not in done.stdout + done.stderr


def test_a_key_on_the_command_line_is_stored_with_a_word_about_it(psopenai):
    done = psopenai("config", "set", "api_key", SECRET)
    assert done.returncode == 0
    assert "Other users of this machine could read that key in the command line." in done.stderr
    assert SECRET not in done.stderr


def test_credentials_in_an_address_are_not_shown(psopenai, file):
    file.write_text('api_base = "http://h/v1?code=secret1"\n[defaults]\n"*:ApiBase" = "http://u:secret2@h/"\n')
    file.chmod(0o600)
    assert [entry["Value"] for entry in objects(psopenai("config", "list").stdout)] == ["http://h/v1", "***************@h/"]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("api-key", "Did you mean api_key?"),
        ("API_BASE", "Did you mean api_base?"),
        ("organisation", "Did you mean organization?"),
        ("defaults", "Settings are api_key, "),
        ("x", "Settings are api_key, "),
        ("defaults.Start-ThreadRun", "a command, a colon and a parameter are expected"),
        ("defaults.", "a command, a colon and a parameter are expected"),
    ],
)
@pytest.mark.parametrize("command", ["get", "set", "unset"])
def test_a_name_that_is_no_setting(psopenai, file, command, name, advice):
    done = psopenai("config", command, name, *(["value"] if command == "set" else []))
    assert (done.returncode, done.stdout) == (1, "")
    assert advice in done.stderr
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("api_base", "relative/path"), ("api_base", "ftp://h/"), ("api_base", "http://u:p@h/"), ("api_key", ""), ("api_key", "a b"),
        ("organization", " "), ("max_record_bytes", "0"), ("max_record_bytes", "many"), ("max_body_bytes", "1.5"),
        ("max_body_bytes", "9" * 19),
    ],
)  # fmt: skip
def test_a_value_that_is_not_what_the_setting_takes(psopenai, file, name, value):
    done = psopenai("config", "set", name, value)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert f"The setting {name} cannot have this value: " in done.stderr
    assert not file.exists()


def test_list_points_at_what_is_no_setting(psopenai, file):
    file.write_text('apikey = "x"\n')
    done = psopenai("config", "list")
    assert done.returncode == 0
    assert "'apikey' is no setting. Did you mean api_key?" in done.stderr


def run_without_rights(psopenai, words):
    """Runs the command without the right of root to read everything."""
    command = without_rights(psopenai.command(*words))
    return subprocess.run(command, env=psopenai.env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


@needs_modes
@pytest.mark.parametrize("words", [("config", "list"), ("config", "set", "organization", "o"), ("whoami",), ("Get-OpenAIContext",)])
def test_a_file_that_may_not_be_read(psopenai, file, words):
    file.write_text('organization = "kept"\n')
    file.chmod(0)
    done = run_without_rights(psopenai, words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(f"The settings file {file} cannot be read: Permission denied.\n")
    assert len(done.stderr.splitlines()) == 1
    file.chmod(0o600)
    assert file.read_text() == 'organization = "kept"\n'


@needs_modes
def test_a_folder_that_may_not_be_written(psopenai, tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "config.toml").write_text("# kept\n")
    folder.chmod(0o500)
    psopenai.env["PSOPENAI_CONFIG"] = str(folder / "config.toml")
    done = run_without_rights(psopenai, ("config", "set", "organization", "o"))
    folder.chmod(0o700)
    assert done.returncode == 1
    assert "cannot be written: Permission denied. It is as it was." in done.stderr
    assert (folder / "config.toml").read_text() == "# kept\n"


@pytest.mark.parametrize(
    ("content", "says"), [(b"api_key = ", "is not TOML"), (b'a = "\xff"', "is not UTF-8"), (b"a = " + b"[" * 10_000, "is not TOML")]
)  # fmt: skip
@pytest.mark.parametrize(
    "words", [("config", "list"), ("config", "set", "organization", "o"), ("config", "unset", "api_key"), ("Get-OpenAIContext",)]
)
def test_a_malformed_file_stays_as_it_is(psopenai, file, words, content, says):
    file.write_bytes(content)
    done = psopenai(*words)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert says in done.stderr
    assert str(file) in done.stderr
    assert file.read_bytes() == content


@pytest.mark.parametrize("words", [("config", "list"), ("config", "set", "organization", "o"), ("login", "--stdin", "--plain")])
def test_a_folder_in_the_place_of_the_file(psopenai, file, words):
    file.mkdir()
    done = psopenai(*words, input=SECRET)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "cannot be read: " in done.stderr
    assert os.listdir(file) == []


@needs_modes
def test_a_file_in_the_place_of_its_folder(psopenai, file):
    file.write_text("")
    psopenai.env["PSOPENAI_CONFIG"] = str(file / "config.toml")
    done = psopenai("config", "set", "organization", "o")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "Not a directory" in done.stderr


@needs_modes
def test_a_link_is_followed_both_ways(psopenai, file, tmp_path):
    target = tmp_path / "dotfiles.toml"
    target.write_text('organization = "one" # mine\n')
    file.symlink_to(target)
    assert psopenai("config", "get", "organization").stdout == "one\n"
    assert psopenai("config", "set", "organization", "two").returncode == 0
    assert file.is_symlink()
    assert target.read_text() == 'organization = "two" # mine\n'


@needs_modes
def test_a_device_is_no_settings_file(psopenai):
    for device, says in (("/dev/full", "is larger than"), ("/dev/null", "it is no regular file")):
        done = psopenai("config", "set", "organization", "o", PSOPENAI_CONFIG=device)
        assert (done.returncode, says in done.stderr, len(done.stderr.splitlines())) == (1, True, 1), device


# The largest file that the process may write is as good as a full disk, and needs no disk.
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
from psopenai_py.cli.main import run
run()
"""


@needs_modes
@pytest.mark.parametrize(
    "words", [("config", "set", "organization", "o"), ("config", "unset", "organization"), ("login", "--stdin", "--plain")]
)
def test_a_full_disk_loses_nothing(psopenai, file, words):
    content = 'organization = "kept"\n' + "# a comment\n" * 20
    file.write_text(content)
    done = subprocess.run(
        [sys.executable, "-B", "-c", LIMITED, *words], env=psopenai.env, input=SECRET, capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert f"The settings file {file} cannot be written: File too large. It is as it was." in done.stderr
    assert file.read_text() == content
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(file.name)] == [file.name]


@needs_modes
@pytest.mark.parametrize("words", [("Get-OpenAIContext",), ("whoami",), ("config", "list")])
@pytest.mark.parametrize("content", [f'api_key = "{SECRET}"\n', f'[defaults]\n"*:ApiKey" = "{SECRET}"\n'])
def test_a_key_that_others_may_read_gets_a_warning(psopenai, file, words, content):
    file.write_text(content)
    file.chmod(0o644)
    done = psopenai(*words)
    assert done.returncode == 0
    assert f"Other users may read {file}" in done.stderr
    assert f"chmod 600 '{file}'" in done.stderr
    assert SECRET not in done.stdout + done.stderr
    file.chmod(0o600)
    assert "Other users" not in psopenai(*words).stderr


def test_a_file_that_is_not_there_may_be_made_and_not_be_used(psopenai, tmp_path):
    path = tmp_path / "none.toml"
    done = psopenai("--config", str(path), "Get-OpenAIContext")
    assert (done.returncode, "does not exist" in done.stderr) == (2, True)
    assert psopenai("--config", str(path), "config", "set", "organization", "o").returncode == 0
    assert psopenai("--config", str(path), "Get-OpenAIContext").returncode == 0


def test_a_misspelt_setting_is_never_shown_and_can_be_removed(psopenai, file):
    file.write_text(f'apikey = "{SECRET}"\n[openai]\nkey = "{SECRET}"\n[defaults]\nThreadId = "t"\n')
    file.chmod(0o600)
    listed, got = psopenai("config", "list"), psopenai("config", "get", "apikey")
    assert (listed.returncode, got.returncode) == (0, 0)
    assert SECRET not in listed.stdout + listed.stderr + got.stdout + got.stderr
    for name in ("apikey", "openai", "defaults.ThreadId"):
        assert psopenai("config", "unset", name).returncode == 0
    assert objects(psopenai("config", "list").stdout) == []


def test_a_default_is_found_in_any_case(psopenai, file):
    psopenai("config", "set", "defaults.Test-Run:ThreadId", "t1")
    psopenai("config", "set", "defaults.test-run:threadid", "t2")
    assert tomllib.loads(file.read_text()) == {"defaults": {"Test-Run:ThreadId": "t2"}}
    assert psopenai("config", "get", "defaults.TEST-RUN:threadid").stdout == "t2\n"
    assert psopenai("config", "unset", "defaults.test-Run:threadid").returncode == 0
    assert psopenai("config", "get", "defaults.Test-Run:ThreadId").returncode == 1


def test_a_value_may_begin_with_a_dash_or_on_stdin_with_a_byte_order_mark(psopenai, file):
    assert psopenai("config", "set", "api_key", "-", input=b"\xef\xbb\xbfsk-one\r\n").returncode == 0
    assert psopenai("config", "set", "defaults.Test-Run:ThreadId", "-5").returncode == 0
    assert tomllib.loads(file.read_text()) == {"api_key": "sk-one", "defaults": {"Test-Run:ThreadId": -5}}


def test_a_default_may_be_a_dictionary_whose_values_are_masked(psopenai, server, file):
    server.load({"GET /v1/models": [{"json": {"object": "list", "data": []}}]})
    file.write_text(f'[defaults]\n"*:AdditionalHeaders" = {{ "X-Gateway-Key" = "{SECRET}" }}\n')
    file.chmod(0o600)
    done = psopenai("Get-OpenAIModels", OPENAI_API_KEY="sk-0123456789", OPENAI_API_BASE=f"{server.url}/v1")
    assert (done.returncode, done.stderr) == (0, "")
    assert server.log[0].headers["x-gateway-key"] == SECRET
    shown = psopenai("config", "list")
    assert (shown.returncode, SECRET in shown.stdout) == (0, False)
    assert psopenai("config", "get", "defaults.*:AdditionalHeaders").stdout.count(SECRET) == 0

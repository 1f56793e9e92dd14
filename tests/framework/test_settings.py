"""The settings file: where it is, what it gives, what it says when it cannot be used."""

from __future__ import annotations

import os
import sys

import pytest

from psopenai_py.framework.errors import SettingsException
from psopenai_py.framework.session import Session
from psopenai_py.framework.settings import Settings


def settings(path, **options):
    return Settings("app", "APP_CONFIG", path=str(path), environ={}, **options)


def test_reads_values_and_defaults(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('\ufeffKEY = "sk-1"\nmax_bytes = 5\n[defaults]\n"Start-Thing:Name" = "x"\n', encoding="utf-8")
    found = settings(file)
    assert found.get("KEY") == ("sk-1", f"KEY in {file}")
    assert found.get("key") is None
    assert found.number("max_bytes", 9) == 5
    assert found.number("other", 9) == 9
    assert dict(found.defaults) == {"Start-Thing:Name": "x"}


def test_a_file_that_is_not_there_has_no_settings(tmp_path):
    found = settings(tmp_path / "none.toml")
    assert found.get("KEY") is None
    assert dict(found.defaults) == {}


def test_order_of_paths(tmp_path):
    """The path given, then the variable, then the user's config folder."""
    assert settings("a.toml").path == "a.toml"
    assert Settings("app", "APP_CONFIG", path="a", environ={"APP_CONFIG": "b"}).path == "a"
    assert Settings("app", "APP_CONFIG", environ={"APP_CONFIG": "b"}).path == "b"
    own = Settings("app", "APP_CONFIG", environ={"APP_CONFIG": "  "}).path
    assert os.path.basename(own) == "config.toml"
    assert "app" in own


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
@pytest.mark.parametrize(
    "variables", [{"XDG_CONFIG_HOME": "/c"}, {}, {"XDG_CONFIG_HOME": "rel"}, {"XDG_CONFIG_HOME": " "}, {"HOME": "rel"}]
)
def test_the_short_way_to_the_folder_is_that_of_platformdirs(monkeypatch, variables):
    """What is known without the import is what the import would say."""
    environ = {"HOME": "/home/u", **variables}
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    from platformdirs import user_config_dir

    expected = os.path.join(user_config_dir("app", appauthor=False), "config.toml")
    assert Settings("app", "APP_CONFIG", environ=environ).path == expected


@pytest.mark.parametrize(
    "content, message",
    [
        (b"KEY = ", "is not TOML: "),
        (b"a = 1\na = 2\n", "is not TOML: "),
        (b'KEY = "\xff"', "is not UTF-8."),
    ],
)
def test_a_malformed_file_is_named(tmp_path, content, message):
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsException) as caught:
        settings(file).get("KEY")
    assert str(file) in str(caught.value)
    assert message in str(caught.value)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(SettingsException, match="cannot be read"):
        settings(tmp_path).get("KEY")


@pytest.mark.parametrize(
    "content, key",
    [
        ("defaults = 1", "defaults"),
        ("[defaults]\nA.B = 1", "defaults.A"),
        ('max_bytes = "many"', "max_bytes"),
        ("max_bytes = 0", "max_bytes"),
        ("max_bytes = true", "max_bytes"),
    ],
)
def test_a_value_of_the_wrong_type_names_file_and_key(tmp_path, content, key):
    file = tmp_path / "config.toml"
    file.write_text(content)
    found = settings(file)
    with pytest.raises(SettingsException) as caught:
        _ = found.defaults if key.startswith("defaults") else found.number("max_bytes", 1)
    assert caught.value.target == key
    assert f"The setting {key} in {file} cannot be used" in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_a_readable_file_with_a_key_gets_a_warning(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('KEY = "sk-1"')
    file.chmod(0o644)
    (warning,) = settings(file).warnings(lambda name: name == "KEY")
    assert str(file) in warning
    assert "sk-1" not in warning
    assert settings(file).warnings(lambda name: name == "OTHER") == []
    file.chmod(0o600)
    assert settings(file).warnings(lambda name: name == "KEY") == []


def test_a_secret_among_the_defaults_counts_for_the_warning(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('[defaults]\n"*:Key" = "sk-1"\n')
    file.chmod(0o640)
    assert len(settings(file).warnings(lambda name: name == "defaults.*:Key")) == (os.name == "posix")


def test_what_never_ends_is_no_settings_file(tmp_path):
    file = tmp_path / "config.toml"
    file.write_bytes(b"#" * ((1 << 20) + 1))
    with pytest.raises(SettingsException, match="larger than"):
        settings(file).get("KEY")


def test_a_session_that_was_given_no_settings_has_none():
    assert Session().service(Settings.for_session).get("KEY") is None

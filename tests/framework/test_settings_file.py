"""Changes of the settings file: what stays, what its modes are, what is left where it cannot be written."""

from __future__ import annotations

import os
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.framework.errors import SettingsException
from psopenai_py.framework.private_file import write_private
from psopenai_py.framework.settings_file import SettingsFile

needs_modes = pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
KEPT = """\
# at the top
api_key = "old" # beside it

# about the defaults
[defaults]
"Start-Thing:Name" = "x" # beside that
"""


def mode(path):
    return os.stat(path).st_mode & 0o777


def test_makes_file_folder_and_table(tmp_path):
    path = tmp_path / "a" / "b" / "config.toml"
    SettingsFile(str(path)).set(["defaults", "Start-Thing:Name"], "x")
    SettingsFile(str(path)).set(["api_key"], "k")
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"api_key": "k", "defaults": {"Start-Thing:Name": "x"}}
    assert os.listdir(path.parent) == ["config.toml"]
    if os.name == "posix":
        assert (mode(path), mode(path.parent)) == (0o600, 0o700)


def test_comments_and_order_stay(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text(KEPT, encoding="utf-8", newline="")
    SettingsFile(str(path)).set(["api_key"], "new")
    assert path.read_text(encoding="utf-8") == KEPT.replace("old", "new")
    assert SettingsFile(str(path)).unset(["defaults", "Start-Thing:Name"])
    assert path.read_text(encoding="utf-8") == KEPT.replace("old", "new").replace('"Start-Thing:Name" = "x" # beside that\n', "")


@pytest.mark.parametrize("keys", [["other"], ["defaults", "other"], ["other", "x"], ["api_key", "x"]])
def test_what_is_not_there_is_not_removed(tmp_path, keys):
    path = tmp_path / "config.toml"
    path.write_text(KEPT, encoding="utf-8", newline="")
    assert not SettingsFile(str(path)).unset(keys)
    assert path.read_text(encoding="utf-8") == KEPT


def test_a_setting_that_is_no_table_holds_no_other(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("defaults = 1\n", encoding="utf-8")
    with pytest.raises(SettingsException, match="no table"):
        SettingsFile(str(path)).set(["defaults", "a:b"], 1)


@given(key=st.text(min_size=1), value=st.text() | st.booleans() | st.integers(-(2**63), 2**63 - 1))
def test_any_value_is_read_back(tmp_path_factory, key, value):
    path = tmp_path_factory.mktemp("any") / "config.toml"
    path.write_text(KEPT, encoding="utf-8")
    try:
        SettingsFile(str(path)).set(["defaults", key], value)
    except SettingsException:
        assert path.read_text(encoding="utf-8") == KEPT  # refused, and nothing lost
    else:
        assert tomllib.loads(path.read_text(encoding="utf-8"))["defaults"][key] == value


@needs_modes
def test_a_file_that_others_could_read_is_the_owners_alone_afterwards(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text(KEPT, encoding="utf-8")
    path.chmod(0o644)
    SettingsFile(str(path)).set(["api_key"], "new")
    assert mode(path) == 0o600


@needs_modes
@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_stays_and_its_target_is_written(tmp_path, dangling):
    target = tmp_path / "elsewhere" / "real.toml"
    target.parent.mkdir()
    if not dangling:
        target.write_text(KEPT, encoding="utf-8")
    link = tmp_path / "config.toml"
    link.symlink_to(target)
    SettingsFile(str(link)).set(["api_key"], "new")
    assert link.is_symlink()
    assert tomllib.loads(target.read_text(encoding="utf-8"))["api_key"] == "new"


@needs_modes
def test_links_that_lead_nowhere_are_an_error(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(SettingsException, match="cannot be read"):
        SettingsFile(str(one)).set(["api_key"], "new")
    assert one.is_symlink()


def test_an_interrupted_write_leaves_the_old_file_alone(tmp_path, monkeypatch):
    path = tmp_path / "config.toml"
    path.write_text("old", encoding="utf-8")

    def interrupted(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_private(str(path), b"new")
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["config.toml"]

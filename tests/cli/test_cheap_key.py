"""A key that is found early costs nothing of the places behind it: the keyring is not even imported."""

from __future__ import annotations

import subprocess

import pytest
from running import KEY

PROGRAM = """
import sys
from psopenai_py.cli.main import main
status = main(sys.argv[1:], None, sys.stdout.buffer, sys.stderr)
print(status, sorted(name for name in sys.modules if name.partition(".")[0] in ("keyring", "jaraco", "secretstorage")))
"""


@pytest.mark.parametrize("place", ["parameter", "environment", "file"])
def test_the_keyring_is_not_imported(psopenai, place):
    """The id is refused once the key is found, so that nothing is sent."""
    words = ["Get-Thread", ".."]
    env = dict(psopenai.env)
    if place == "parameter":
        words += ["-ApiKey", KEY]
    elif place == "environment":
        env["OPENAI_API_KEY"] = KEY
    else:
        config = psopenai.folder / "config.toml"
        config.write_text(f'api_key = "{KEY}"\n')
        config.chmod(0o600)
    command = [psopenai.command()[0], "-c", PROGRAM, *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert "'..' cannot be part of an address" in done.stderr
    assert done.stdout == "1 []\n"


def test_the_test_would_notice(psopenai):
    """Without a key anywhere the keyring is asked."""
    command = [psopenai.command()[0], "-c", PROGRAM, "Get-Thread", "t"]
    done = subprocess.run(command, env=psopenai.env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.stdout.startswith("4 [")
    assert "'keyring'" in done.stdout

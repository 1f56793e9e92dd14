"""Signals while a script runs: it ends at once with the right status, and its finally blocks run."""

from __future__ import annotations

import os
import signal
import subprocess

import pytest

if os.name != "posix":
    pytest.skip("signals of POSIX", allow_module_level=True)

ENDLESS = [
    "Write-Host go; while ($true) { }",
    "Write-Host go; for (;;) { $i++ }",
    "function f { while ($true) { $null = 1 } }; Write-Host go; f | Out-Null",
    "Write-Host go; Start-Sleep 60",
    "Write-Host go; /bin/sleep 60",
    "Write-Host go; 1..[int]::MaxValue | ForEach-Object { }",
]


@pytest.mark.parametrize("number, status", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("text", ENDLESS)
def test_a_signal_ends_it(psopenai, text, number, status):
    process = psopenai.start("-Command", f"try {{ {text} }} finally {{ Write-Host fin }}", stdin=subprocess.DEVNULL)
    try:
        assert process.stderr.readline() == b"go\n"
        process.send_signal(number)
        assert process.wait(30) == status
    finally:
        process.kill()
        output, said = process.communicate()
    assert (output, said) == (b"", b"fin\n")


def test_ctrl_c_on_a_terminal(on_terminal):
    terminal = on_terminal("-Command", "Write-Host go; while ($true) { }", streams={"leads": True})
    terminal.read_until("go\r\n")
    terminal.type("\x03")
    terminal.read_until()
    assert terminal.close() == 130

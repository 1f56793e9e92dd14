"""What becomes of records: the preference of each stream, and what is shown under it."""

import pytest

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.registry import Registry
from psopenai_py.framework.session import Session
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.framework.streams.preferences import Preferences
from psopenai_py.framework.streams.streams import Streams
from psopenai_py.framework.values.enums import ActionPreference
from psopenai_py.framework.values.scalars import ABSENT, PRESENT


@pytest.mark.parametrize(
    ("preference", "shown", "remembered"),
    [
        ("SilentlyContinue", False, True),
        ("Continue", True, True),
        ("Inquire", True, True),
        ("Break", True, True),
        ("Ignore", False, False),
    ],
)
def test_a_record_is_shown_and_remembered_as_its_preference_says(preference, shown, remembered):
    """The table of binding.md 10.3; Inquire and Break go on (deviations.md 25)."""
    host = SilentHost()
    action = ActionPreference[preference]
    with Session(Registry(entry_points=False), host=host, environ={}) as session:
        streams = Streams(session, "Get-Thing", [])
        streams.open({"ErrorAction": action, "WarningAction": action}, ActionPreference.Continue)
        streams.error(PowerShellError("lost"))
        streams.warning("careful")
        assert [record.message for record in (*host.errors, *host.records)] == (["lost", "careful"] if shown else [])
        assert len(streams.errors) == int(remembered)


@pytest.mark.parametrize(
    ("bound", "variables", "expected"),
    [
        ({}, {}, ("Continue", "SilentlyContinue", "SilentlyContinue")),
        ({"Verbose": PRESENT}, {}, ("Continue", "Continue", "SilentlyContinue")),
        ({"Verbose": ABSENT}, {"VerbosePreference": "Continue"}, ("Continue", "SilentlyContinue", "SilentlyContinue")),
        ({"Debug": PRESENT}, {}, ("Inquire", "Inquire", "Continue")),
        ({"Verbose": PRESENT}, {"WarningPreference": "Stop"}, ("Continue", "Continue", "SilentlyContinue")),
        ({}, {"WarningPreference": "Stop", "DebugPreference": 2}, ("Stop", "SilentlyContinue", "Continue")),
    ],
)
def test_a_common_parameter_wins_over_a_variable(bound, variables, expected):
    """The table of binding.md 10.2: warning, verbose, debug."""
    preferences = Preferences(bound, variables)
    assert (preferences.warning.name, preferences.verbose.name, preferences.debug.name) == expected

"""The families of recorded cases that this package replays, by name."""

from __future__ import annotations

from ..framework.registry import Registry
from ..framework.testing.conformance import replay
from ..framework.testing.conformance.replay import Language, Replay
from ..language.conformance import read_recorded, recorded_block
from .credential import replay_credential
from .scripts import replay_script
from .words import replay_words


def replayers(registry: Registry) -> dict[str, Replay]:
    """Returns the replayer of each family; `registry` has the real cmdlets and types."""
    return {
        **replay.replayers(registry, Language(read_recorded, recorded_block())),
        "argv": replay_words,
        "credential": lambda case: replay_credential(case, registry),
        "language": lambda case: replay_script(case, registry),
    }

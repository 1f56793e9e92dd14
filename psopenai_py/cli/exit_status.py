"""The exit status of a process `psopenai NAME …`: what its first error says.

0 ok; 1 any other error; 2 binding, usage or unknown cmdlet; 3 the API answered 404; 4 401, 403 or no key; 5 429; 6 timeout;
7 server error, connection, refused redirect or malformed reply; 130 Ctrl-C; 143 asked to end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..framework.errors import ErrorRecord

OK: Final = 0
FAILED: Final = 1
USAGE: Final = 2
NO_KEY: Final = 4
INTERRUPTED: Final = 130
TERMINATED: Final = 143


def status_of(errors: Sequence[ErrorRecord]) -> int:
    """Returns the status of the first record; an exception of another tree counts as any other error."""
    if not errors:
        return OK
    status: int = getattr(errors[0].exception, "exit_status", FAILED)
    return status

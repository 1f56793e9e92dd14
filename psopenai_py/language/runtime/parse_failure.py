"""A text that is no script, as an error: where each mistake is, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...framework.errors import ParseException
from .positions import position_message

if TYPE_CHECKING:
    from ..parsing.errors import ParseError
    from ..parsing.parser import Parsed
    from ..parsing.source import Source

_MOST = 10


def parse_failure(parsed: Parsed) -> ParseException:
    """Returns the error of a text with parse errors; the first one gives it its id."""
    return failure(parsed.source, parsed.errors, incomplete=parsed.incomplete)


def failure(source: Source, errors: Sequence[ParseError], *, incomplete: bool = False) -> ParseException:
    """Returns the error of a text with these errors, which may be found later than at parsing."""
    shown = [f"{position_message(source, error.start, error.end)}\n{error.message}" for error in errors[: _MOST + 1]]
    if len(errors) > _MOST:
        shown[_MOST:] = ["Not all parse errors were reported.  Correct the reported errors and try again."]
    first = errors[0]
    return ParseException(
        "\n\n".join(shown),
        error_id=first.error_id,
        offset=first.start,
        length=max(1, first.end - first.start),
        incomplete=incomplete,
    )

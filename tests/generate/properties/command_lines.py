"""Properties of the reader of a command line's text."""

from __future__ import annotations

from typing import Any

from generate.argument_texts import NotConstant, read_arguments
from psopenai_py.framework.binding.arguments import ArgumentItem
from psopenai_py.framework.conversion.text import to_text
from psopenai_py.framework.errors import ParseException
from psopenai_py.framework.testing.conformance.values import encode


def any_text_is_read_or_refused(case: dict[str, Any]) -> None:
    """Each item has a name or a value; a refusal points into the text, or right behind it."""
    refused: ParseException | None = None
    items: list[ArgumentItem] = []
    try:
        items = _read(case["text"])
    except NotConstant:
        return
    except ParseException as error:
        refused = error
    assert all(item.name or item.has_value for item in items)
    if refused is not None:
        assert refused.error_id
        assert str(refused)
        assert 0 <= refused.offset <= len(case["text"]) + 1
        assert refused.length >= 1


def items_stand_one_after_the_other(case: dict[str, Any]) -> None:
    """The place of an item lies in the text, behind that of the item before, and holds its text."""
    end = 0
    for item in _items(case["text"]):
        if item.from_splat or item.position is None:
            continue
        start, length = item.position
        assert end <= start
        end = start + length
        assert length > 0
        assert end <= len(case["text"])
        assert item.text == case["text"][start : start + len(item.text)]


def an_item_is_the_same_on_its_own(case: dict[str, Any]) -> None:
    """Nothing but a `--` before it (R2.7) decides how a word is read."""
    text = case["text"]
    items = _items(text)
    if "--" not in text.translate(_DASHES) and all(item.position for item in items):
        for item in items:
            start, length = item.position or (0, 0)
            [alone] = _read(text[start : start + length])
            assert _seen(alone) == _seen(item)


def where_a_text_begins_does_not_matter(case: dict[str, Any]) -> None:
    """Only the places move."""
    moved = _items("Test-It " + case["text"], 8)
    assert [_seen(item) for item in moved] == [_seen(item) for item in _items(case["text"])]
    assert [item.position and item.position[0] - 8 for item in moved] == [
        item.position and item.position[0] for item in _items(case["text"])
    ]


_DASHES = dict.fromkeys(map(ord, "\u2013\u2014\u2015"), "-")


def _read(text: str, start: int = 0) -> list[ArgumentItem]:
    return read_arguments(text, lambda name: 1, start=start)


def _items(text: str, start: int = 0) -> list[ArgumentItem]:
    try:
        return _read(text, start)
    except (ParseException, NotConstant):
        return []


def _seen(item: ArgumentItem) -> Any:
    """Returns all of an item but its place; the text of its value tells how a number was typed (R2.9)."""
    return item.name, item.text, (encode(item.value), to_text(item.value)) if item.has_value else None


COMMAND_LINES = (
    any_text_is_read_or_refused,
    items_stand_one_after_the_other,
    an_item_is_the_same_on_its_own,
    where_a_text_begins_does_not_matter,
)

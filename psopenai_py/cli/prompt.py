"""The prompt on prompt_toolkit: keys, history, completion, commands of several lines. The only module that imports it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import ColorDepth


class Suggests(Protocol):
    """Knows what a word may become."""

    def of(self, text: str) -> tuple[int, list[str]]:
        """Returns where the last word of a text begins, and what it may become."""


class PromptReader:
    """Reads a command. Enter ends one that is whole and begins a new line in one that is not. Nothing is kept in a file."""

    hint = ""

    def __init__(self, continuation: str, is_whole: Callable[[str], bool], suggestions: Suggests, colours: bool) -> None:
        self._session: PromptSession[str] = PromptSession(
            history=InMemoryHistory(),
            completer=_WordCompleter(suggestions),
            complete_while_typing=False,
            multiline=True,
            prompt_continuation=continuation,
            key_bindings=_keys(is_whole),
            color_depth=None if colours else ColorDepth.DEPTH_1_BIT,
        )

    def read(self, prompt: str) -> str:
        """Returns a command. Raises KeyboardInterrupt at Ctrl-C, EOFError at Ctrl-D in an empty line."""
        return self._session.prompt(ANSI(prompt))


class _WordCompleter(Completer):
    def __init__(self, suggestions: Suggests) -> None:
        self._suggestions = suggestions

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yields what may stand for the word before the cursor."""
        text = document.text_before_cursor
        start, found = self._suggestions.of(text)
        for candidate in found:
            yield Completion(candidate, start - len(text))


def _keys(is_whole: Callable[[str], bool]) -> KeyBindings:
    """Returns the meaning of Enter."""
    keys = KeyBindings()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        chosen = buffer.complete_state.current_completion if buffer.complete_state else None
        if chosen is not None:
            buffer.apply_completion(chosen)
        elif is_whole(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys

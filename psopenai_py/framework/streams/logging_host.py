"""The host of a Python program: every stream goes to `logging`, where the program decides what is seen."""

from __future__ import annotations

from typing import NoReturn

from ..errors import ErrorRecord
from .records import ProgressRecord, StreamRecord


class LoggingHost:
    """Logs errors as ERROR, warnings as WARNING, verbose and information records as INFO, debug records as DEBUG."""

    can_prompt = False
    logger_name = "psopenai_py"

    def show_error(self, record: ErrorRecord) -> None:
        """Logs an error with its command."""
        self._log("ERROR", f"{record.activity}: {record.message}" if record.activity else record.message)

    def show(self, record: StreamRecord) -> None:
        """Logs a record of another stream; progress is for people and is passed over."""
        if isinstance(record, ProgressRecord):
            return
        levels = {"warning": "WARNING", "debug": "DEBUG"}
        self._log(levels.get(record.stream, "INFO"), record.message)

    def ask(self, caption: str, message: str, field: str) -> NoReturn:
        """Never called: nobody is there."""
        raise EOFError

    def _log(self, level: str, text: str) -> None:
        import logging

        logging.getLogger(self.logger_name).log(getattr(logging, level), "%s", text)

"""The system's keyring: its own store of secrets. The only file that imports keyring, and only when it is asked.

The backend is the one of the platform, which is not looked for: that would start nine processes. A backend that the user
configured for keyring (PYTHON_KEYRING_BACKEND, keyringrc.cfg) takes its place, unless it keeps secrets readable.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from ..errors import KeyringException
from ..values.scalars import SecureString
from ..waiting import wait_for
from .masks import redacted

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SECONDS: Final = 3.0
"""How long a keyring may take to answer where nobody is expected to sit before it."""

_BACKEND_VARIABLE: Final = "PYTHON_KEYRING_BACKEND"
_BACKENDS: Final = {"darwin": "keyring.backends.macOS.Keyring", "win32": "keyring.backends.Windows.WinVaultKeyring"}
_OTHERWISE: Final = "keyring.backends.SecretService.Keyring"
_SWITCHED_OFF: Final = frozenset({"keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"})
_CHAINER: Final = "keyring.backends.chainer.ChainerBackend"
_LEAST_PRIORITY: Final = 1
"""What keyring itself recommends has this priority or more. Below are stores in plain files, and those that ask on a terminal."""


class KeyringSource:
    """One secret in the keyring, under a service's name and its own.

    Every method raises KeyringException where the keyring cannot be used, or does not answer within that many seconds; what it
    was doing then is given up, and does not keep the process alive.
    """

    def __init__(self, service: str, name: str) -> None:
        self._service = service
        self._name = name

    def look(self, seconds: float = SECONDS) -> str | None:
        """Returns the secret, or None where there is none."""
        return _ask(lambda backend: backend.get_password(self._service, self._name), seconds)

    def store(self, secret: SecureString, seconds: float = SECONDS) -> str:
        """Stores the secret, reads it back, and returns the name of the backend that has it now."""

        def put(backend: KeyringBackend) -> str:
            backend.set_password(self._service, self._name, secret.reveal())
            if backend.get_password(self._service, self._name) != secret.reveal():
                raise KeyringException(f"it took the secret, and does not give it back ({_name_of(backend)})")
            return str(backend.name)

        return _ask(put, seconds, secret)

    def delete(self, seconds: float = SECONDS) -> bool:
        """Removes the secret; returns whether there was one."""

        def remove(backend: KeyringBackend) -> bool:
            if backend.get_password(self._service, self._name) is None:
                return False
            backend.delete_password(self._service, self._name)
            return True

        return _ask(remove, seconds)


def _ask(action: Callable[[KeyringBackend], T], seconds: float, secret: SecureString | None = None) -> T:
    """Returns what an action on the backend returns. `secret` is one that no message may repeat."""
    done = threading.Event()
    results: list[T] = []
    failures: list[KeyringException] = []

    def run() -> None:
        try:
            results.append(action(_backend()))
        except BaseException as error:  # noqa: BLE001  # a backend is anyone's code
            failures.append(_understood(error, secret))
        finally:
            done.set()

    # A thread that dies with the process: a keyring that hangs is left alone.
    threading.Thread(target=run, name="keyring", daemon=True).start()
    if not wait_for(done, seconds):
        raise KeyringException(f"it did not answer within {seconds:g} s; it may be waiting for a password in a window of its own")
    if failures:
        raise failures[0]
    return results[0]


def _backend() -> KeyringBackend:
    """Returns the backend to use. Raises KeyringException for one that is switched off or keeps secrets readable."""
    from keyring.core import load_config, load_keyring

    try:
        named = os.environ.get(_BACKEND_VARIABLE, "").strip()
        configured = load_keyring(named) if named else load_config()
        backend = configured or load_keyring(_BACKENDS.get(sys.platform, _OTHERWISE))
    except (RuntimeError, OSError) as error:  # how a backend says that its service, or the way to it, is not there
        raise KeyringException(f"there is none here: {_one_line(error)}", is_absent=True) from None
    _refuse(backend)
    return backend


def _refuse(backend: KeyringBackend) -> None:
    """Raises KeyringException for a backend that holds nothing or is not to be trusted, on its own or in a chain."""
    if _is(backend, _CHAINER):
        for member in backend.backends:  # type: ignore[attr-defined]  # the chainer's own property
            _refuse(member)
    elif _name_of(backend) in _SWITCHED_OFF:
        raise KeyringException(f"it is switched off: {_name_of(backend)} is configured", is_absent=True)
    elif any("plaintext" in base.__name__.lower() for base in type(backend).__mro__):
        raise KeyringException(f"{_name_of(backend)} is refused: it keeps secrets as plain text", is_absent=True)
    elif backend.priority < _LEAST_PRIORITY:
        raise KeyringException(
            f"{_name_of(backend)} is refused: keyring does not recommend it (priority {backend.priority:g}), since such a backend "
            "keeps secrets in a file or asks for them on the terminal",
            is_absent=True,
        )


def _understood(error: BaseException, secret: SecureString | None) -> KeyringException:
    """Returns the error that says what went wrong in a backend."""
    if isinstance(error, KeyringException):
        return error
    text = redacted(_one_line(error), [secret.reveal()] if secret else [])
    if any(base.__name__ == "KeyringLocked" for base in type(error).__mro__):  # no import here: it may be what went wrong
        return KeyringException(f"it is locked: {text}")
    return KeyringException(f"it cannot be used: {type(error).__name__}: {text}")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()).rstrip(".") or type(error).__name__


def _is(backend: KeyringBackend, name: str) -> bool:
    return any(f"{base.__module__}.{base.__qualname__}" == name for base in type(backend).__mro__)


def _name_of(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"

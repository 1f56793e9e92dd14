"""Backends of keyring for tests: what one may meet on a user's machine."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, PasswordSetError


class Working(KeyringBackend):
    """Keeps secrets in the file that BACKEND_FILE names."""

    priority = 2

    @property
    def _held(self):
        path = Path(os.environ["BACKEND_FILE"])
        return json.loads(path.read_text()) if path.exists() else {}

    def _keep(self, held):
        Path(os.environ["BACKEND_FILE"]).write_text(json.dumps(held))

    def get_password(self, service, username):
        return self._held.get(f"{service} {username}")

    def set_password(self, service, username, password):
        self._keep({**self._held, f"{service} {username}": password})

    def delete_password(self, service, username):
        held = self._held
        del held[f"{service} {username}"]
        self._keep(held)


class Fails(KeyringBackend):
    """Does with every call what its subclasses say."""

    priority = 2

    def _fail(self, secret=""):
        raise NotImplementedError

    def get_password(self, service, username):
        self._fail()

    def set_password(self, service, username, password):
        self._fail(password)

    def delete_password(self, service, username):
        self._fail()


class Hanging(Fails):
    def _fail(self, secret=""):
        time.sleep(600)


class Locked(Fails):
    def _fail(self, secret=""):
        raise KeyringLocked("Failed to unlock the collection!")


class NotOpening(Fails):
    def _fail(self, secret=""):
        raise InitError("Failed to create the collection: Prompt dismissed..")


class Telling(Fails):
    """Repeats the secret in its error."""

    def _fail(self, secret=""):
        raise PasswordSetError(f"cannot store '{secret}'")


class Broken(Fails):
    def _fail(self, secret=""):
        raise ZeroDivisionError


class Leaving(Fails):
    def _fail(self, secret=""):
        sys.exit("bye")


class Forgetful(Working):
    """Takes secrets and has none."""

    def _keep(self, held):
        pass


class PlaintextKeyring(Working):
    """Keeps secrets readable, and says that it is the best of all."""

    priority = 9


class ByAnotherName(PlaintextKeyring):
    pass


class NotRecommended(Working):
    priority = 0.5

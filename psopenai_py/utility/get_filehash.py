"""Get-FileHash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import PowerShellError
from ..framework.validation.sets import ValidateSet
from ..framework.values.net_object import NetObject
from ..framework.values.types import STRING, STRING_ARRAY
from ..framework.wildcards import has_wildcards
from .providers.drives import Drives
from .providers.errors import io_error
from .providers.resolving import NO_FILTERS, resolve
from .shared.errors import ItemNotFoundException
from .shared.item_cmdlet import ItemCmdlet

_ALGORITHMS: Final = ("SHA1", "SHA256", "SHA384", "SHA512", "MD5")


class FileHashInfo(NetObject, net_type="Microsoft.PowerShell.Commands.FileHashInfo", properties=("Algorithm", "Hash", "Path")):
    """The hash of a file, in upper-case hexadecimal digits."""

    __slots__ = ("Algorithm", "Hash", "Path")

    def __init__(self, algorithm: str, digest: str, path: str) -> None:
        self.Algorithm = algorithm
        self.Hash = digest
        self.Path = path


class GetFileHash(
    ItemCmdlet,
    name="Get-FileHash",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.GetFileHashCommand",
    outputs="Microsoft.PowerShell.Commands.FileHashInfo",
    examples=(("(Get-FileHash data.jsonl).Hash", "The SHA-256 of a file."),),
):
    """Computes the hashes of files."""

    Algorithm = Parameter(
        STRING, InSet(position=1), default="SHA256", validate=[ValidateSet(*_ALGORITHMS)], help="The algorithm; SHA256 by default."
    )
    Path = Parameter(
        STRING_ARRAY,
        InSet("Path", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        help="The files, with wildcards.",
    )
    LiteralPath = Parameter(
        STRING_ARRAY,
        InSet("LiteralPath", mandatory=True, position=0, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The files, without wildcards.",
    )

    def process(self) -> Iterator[Any]:
        """Hashes each file."""
        for given in self.paths:
            for path in self._files(given):
                made = self._hashed(path)
                if made is not None:
                    yield made

    def _files(self, path: str) -> list[str]:
        if self.is_literal:
            return [Drives.for_session(self.session).find(path).path]
        try:
            return [item.path for item in resolve(self.session, path, NO_FILTERS)]
        except ItemNotFoundException as error:
            if not has_wildcards(path):
                missing = ItemNotFoundException(str(error), error_id="FileNotFound", target=path)
                self.write_error(missing)
            return []

    def _hashed(self, path: str) -> FileHashInfo | None:
        import hashlib

        algorithm = self.Algorithm.upper()
        try:
            with open(path, "rb") as file:
                digest = hashlib.file_digest(file, algorithm.lower()).hexdigest()
        except OSError as error:
            self.write_error(_error(error, path))
            return None
        return FileHashInfo(algorithm, digest.upper(), path)


def _error(error: OSError, path: str) -> PowerShellError:
    made = io_error(error, path, "FileRead", category="ReadError")
    if made.category == "PermissionDenied":
        made.error_id, made.category = "UnauthorizedAccessError", "InvalidData"
    elif made.net_type == "System.IO.FileNotFoundException":
        made.error_id, made.category = "FileNotFound", "ObjectNotFound"
    else:
        made.error_id = "FileReadError"
    return made

"""Import-Module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord
from ..framework.values.types import OBJECT_ARRAY, STRING, STRING_ARRAY, SWITCH, VERSION
from .shared.errors import FileNotFoundException
from .shared.module_access import PSModuleInfo, import_file, is_file, module_named


class ImportModule(
    Cmdlet,
    name="Import-Module",
    net_type="Microsoft.PowerShell.Commands.ImportModuleCommand",
    default_set="Name",
    aliases="ipmo",
    outputs="System.Management.Automation.PSModuleInfo",
    examples=(("Import-Module PSOpenAI", "Does nothing: the commands are there already."),),
):
    """Imports a module: those that are installed are there already; a script file (.psm1) is run, and its functions are kept."""

    Name = Parameter(
        STRING_ARRAY, InSet("Name", mandatory=True, position=0, from_pipeline=True), help="The name of a module, or a script file."
    )
    Global = Parameter(SWITCH, help="Accepted; functions are known everywhere.")
    Prefix = Parameter(STRING, help="Not supported.")
    Function = Parameter(STRING_ARRAY, help="Accepted; all functions are imported.")
    Cmdlet = Parameter(STRING_ARRAY, help="Accepted; all commands are imported.")
    Variable = Parameter(STRING_ARRAY, help="Accepted; variables are not imported.")
    Alias = Parameter(STRING_ARRAY, help="Accepted; all aliases are imported.")
    Force = Parameter(SWITCH, help="Imports a script file again.")
    PassThru = Parameter(SWITCH, help="Writes the module.")
    MinimumVersion = Parameter(VERSION, InSet("Name"), alias=("Version", "ModuleVersion"), help="Accepted.")
    MaximumVersion = Parameter(STRING, InSet("Name"), help="Accepted.")
    RequiredVersion = Parameter(VERSION, InSet("Name"), help="Accepted.")
    ArgumentList = Parameter(OBJECT_ARRAY, alias="Args", help="The arguments of a script file.")
    DisableNameChecking = Parameter(SWITCH, help="Accepted.")
    NoClobber = Parameter(SWITCH, alias="NoOverwrite", help="Accepted.")
    Scope = Parameter(STRING, help="Accepted; functions are known everywhere.")
    SkipEditionCheck = Parameter(SWITCH, InSet("Name"), help="Accepted.")

    def process(self) -> Iterator[Any]:
        """Imports one module after the other."""
        for name in self.Name:
            module = self._imported(name)
            if module is None:
                message = (
                    f"The specified module '{name}' was not loaded because no valid module file was found in any module directory."
                )
                error = FileNotFoundException(message, category="ResourceUnavailable", target=name)
                self.write_error(ErrorRecord(error, "Modules_ModuleNotFound", "ResourceUnavailable", name))
            elif self.PassThru:
                yield module

    def _imported(self, name: str) -> PSModuleInfo | None:
        if is_file(name):
            return import_file(self, name, tuple(self.ArgumentList or ()))
        return module_named(self.session, name)

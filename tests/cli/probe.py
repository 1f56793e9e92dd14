"""Cmdlets of another module, registered through the entry point group: what the tests of the command line run."""

from __future__ import annotations

from psopenai_py.framework.declaration.cmdlet import Cmdlet
from psopenai_py.framework.declaration.parameter import InSet, Parameter
from psopenai_py.framework.errors import CredentialException, PowerShellError
from psopenai_py.framework.streams.records import InformationRecord, ProgressRecord
from psopenai_py.framework.values.objects import PSObject
from psopenai_py.framework.values.types import BOOL, DICTIONARY_ARRAY, HASHTABLE, INT, OBJECT, STRING, STRING_ARRAY, SWITCH


class SendRecord(Cmdlet, name="Test-Send"):
    """Hands its input on."""

    InputObject = Parameter(OBJECT, InSet(mandatory=True, from_pipeline=True))

    def process(self):
        yield self.InputObject


class SelectRecord(Cmdlet, name="Test-Select"):
    """Hands on what it is given, as a filter does."""

    InputObject = Parameter(OBJECT, InSet(from_pipeline=True))

    def process(self):
        yield self.InputObject


class FindRun(Cmdlet, name="Test-Run"):
    """Writes the ids that it was given."""

    RunId = Parameter(STRING, InSet(mandatory=True, position=0, from_pipeline=True, by_property_name=True), alias="run_id")
    ThreadId = Parameter(STRING, InSet(mandatory=True, position=1, by_property_name=True), alias="thread_id")

    def process(self):
        yield PSObject({"run": self.RunId, "thread": self.ThreadId})


class GetName(Cmdlet, name="Test-Name"):
    """Writes names; all, if none is given."""

    Name = Parameter(STRING, InSet(from_pipeline=True), default="all")

    def process(self):
        yield PSObject({"name": self.Name})


class ShowBound(Cmdlet, name="Test-Bound"):
    """Writes what was bound."""

    Tag = Parameter(STRING_ARRAY)
    Options = Parameter(HASHTABLE)
    Rows = Parameter(DICTIONARY_ARRAY)
    Force = Parameter(SWITCH)
    Flag = Parameter(BOOL)
    Text = Parameter(STRING)

    def process(self):
        yield PSObject(self.bound)


class Talk(Cmdlet, name="Test-Talk"):
    """Writes to every stream."""

    def process(self):
        self.write_progress(ProgressRecord("Waiting", "run_1", 40))
        self.write_verbose("more")
        self.write_warning("careful")
        self.write_information(InformationRecord("told", ("PSHOST",)))
        self.write_error(PowerShellError("broken\x1b[2J"))
        yield PSObject({"text": "a\x1b[31mb", "n": 1})


class Fail(Cmdlet, name="Test-Fail"):
    """Fails as often as it is told to."""

    Kind = Parameter(STRING, InSet(position=0, from_pipeline=True))

    def process(self):
        if self.Kind == "crash":
            raise ZeroDivisionError("by nothing")
        if self.Kind == "key":
            raise CredentialException("No key.")
        error = PowerShellError(f"failed: {self.Kind}")
        error.exit_status = int(self.Kind)
        self.write_error(error)


class Count(Cmdlet, name="Test-Count"):
    """Counts without an end."""

    PauseMs = Parameter(INT, default=10)

    def process(self):
        number = 0
        while True:
            number += 1
            yield PSObject({"n": number})
            self.session.sleep(self.PauseMs / 1000)

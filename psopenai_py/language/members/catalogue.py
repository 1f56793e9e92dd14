"""Where the members of each type are declared. A module of members is loaded when one of its types is first looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any, Final

from ...framework.values.types import NetType
from .table import Members

_HOMES: Final[dict[str, tuple[str, ...]]] = {
    "strings": ("System.String",),
    "characters": ("System.Char",),
    "numbers": (
        "System.Int32", "System.Int64", "System.Int16", "System.SByte", "System.Byte", "System.UInt16", "System.UInt32",
        "System.UInt64", "System.Double", "System.Single", "System.Decimal", "System.Numerics.BigInteger", "System.Boolean",
    ),
    "arrays": ("System.Array", "System.Collections.ArrayList", "System.Collections.Generic.List`1",
               "System.Collections.ObjectModel.Collection`1"),
    "multi_arrays": ("System.Array+Multi",),
    "addresses": ("System.Net.IPAddress",),
    "dictionaries": (
        "System.Collections.Hashtable", "System.Collections.Specialized.OrderedDictionary", "System.Collections.DictionaryEntry",
        "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.KeyValuePair`2",
        "System.StringComparer", "System.Collections.Hashtable+KeyCollection",
    ),
    "queues": (
        "System.Collections.Queue", "System.Collections.Stack", "System.Collections.Generic.Queue`1",
        "System.Collections.Generic.Stack`1", "System.Collections.Generic.HashSet`1",
    ),
    "dates": ("System.DateTime",),
    "offsets": ("System.DateTimeOffset",),
    "timespans": ("System.TimeSpan", "System.Diagnostics.Stopwatch"),
    "guids": ("System.Guid",),
    "versions": ("System.Version",),
    "semantic_versions": ("System.Management.Automation.SemanticVersion",),
    "uris": ("System.Uri", "System.Net.WebUtility", "System.Web.HttpUtility"),
    "regexes": (
        "System.Text.RegularExpressions.Regex", "System.Text.RegularExpressions.Match",
        "System.Text.RegularExpressions.Group", "System.Text.RegularExpressions.Capture",
        "System.Text.RegularExpressions.MatchCollection", "System.Text.RegularExpressions.GroupCollection",
        "System.Text.RegularExpressions.CaptureCollection",
    ),
    "builders": ("System.Text.StringBuilder",),
    "enumerations": ("System.Enum",),
    "enumerators": ("System.Collections.IEnumerator",),
    "mathematics": ("System.Math",),
    "converter": ("System.Convert", "System.BitConverter"),
    "encodings": ("System.Text.Encoding", "System.Text.UTF8Encoding", "System.Text.ASCIIEncoding", "System.Text.UnicodeEncoding"),
    "paths": ("System.IO.Path",),
    "files": ("System.IO.File", "System.IO.Directory"),
    "file_infos": ("System.IO.FileInfo", "System.IO.DirectoryInfo"),
    "environment": ("System.Environment", "System.Console"),
    "randoms": ("System.Random",),
    "secrets": ("System.Security.SecureString", "System.Net.NetworkCredential", "System.Management.Automation.PSCredential"),
    "cultures": ("System.Globalization.CultureInfo", "System.Globalization.TextInfo"),
    "sequences": ("System.Linq.Enumerable", "System.Tuple", "System.Tuple`1", "System.Tuple`2", "System.Tuple`3"),
    "script_blocks": ("System.Management.Automation.ScriptBlock",),
    "objects": (
        "System.Object", "System.Management.Automation.PSObject", "System.Management.Automation.PSReference", "System.DBNull",
        "System.Management.Automation.PSNoteProperty", "System.Management.Automation.PSMemberInfoIntegratingCollection`1",
        "System.Management.Automation.Internal.AutomationNull",
    ),
    "runtime_types": ("System.RuntimeType",),
    "exceptions": ("System.Exception",),
    "xml_nodes": ("System.Xml.XmlDocument", "System.Xml.XmlElement"),
    "error_records": (
        "System.Management.Automation.ErrorRecord", "System.Management.Automation.ErrorCategoryInfo",
        "System.Management.Automation.ErrorDetails",
    ),
}  # fmt: skip
_BY_NAME: Final = {name.lower(): home for home, names in _HOMES.items() for name in names}


@cache
def members_named(name: str) -> Members | None:
    """Returns the members of the type of that full name, without regard to case; of a generic one before its arguments."""
    home = _BY_NAME.get(name.lower())
    if home is None:
        return None
    loaded = import_module(f".{home}", __package__)
    for members in loaded.MEMBERS:
        if members.type.name.partition("[[")[0].lower() == name.lower():
            found: Members = members
            return found
    return None


def members_of_type(known: NetType[Any]) -> Members | None:
    """Returns the members of a type, those of a more general type where it has none of its own."""
    if known.family == "class":  # a script's, which has them itself
        own: Members = known.members  # type: ignore[attr-defined]  # ScriptClass is above this module
        return own
    if known.family in ("array", "multiarray"):
        return members_named("System.Array" if known.family == "array" else "System.Array+Multi")
    if known.family == "enum":
        return members_named("System.Enum")
    found = members_named(known.name.partition("[[")[0])
    if found is None and known.family == "foreign" and known.python is not None:
        general = "System.Exception" if issubclass(known.python, BaseException) else getattr(known.python, "members_of", None)
        return None if general is None else members_named(general)
    return found


def type_with_members(folded: str) -> NetType[Any] | None:
    """Returns the type of a full name in lower case that only this catalogue has, None for any other name."""
    members = members_named(folded)
    if members is None:
        from .exceptions import exception_type

        return exception_type(folded)
    return members.type


def generic_type(folded: str, arguments: Sequence[NetType[Any]]) -> NetType[Any] | None:
    """Returns a generic type with its arguments, by its name in lower case without their number."""
    members = members_named(f"{folded}`{len(arguments)}")
    return None if members is None else members.closed(arguments)

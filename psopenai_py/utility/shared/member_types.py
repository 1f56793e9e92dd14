"""The kinds of members that objects have."""

from __future__ import annotations

from enum import nonmember

from ...framework.values.enums import NetFlags


class PSMemberTypes(NetFlags):
    """System.Management.Automation.PSMemberTypes."""

    net_type = nonmember("System.Management.Automation.PSMemberTypes")

    AliasProperty = 1
    CodeProperty = 2
    Property = 4
    NoteProperty = 8
    ScriptProperty = 16
    Properties = 31
    PropertySet = 32
    Method = 64
    CodeMethod = 128
    ScriptMethod = 256
    Methods = 448
    ParameterizedProperty = 512
    MemberSet = 1024
    Event = 2048
    Dynamic = 4096
    InferredProperty = 8192
    All = 16383


class PSMemberViewTypes(NetFlags):
    """System.Management.Automation.PSMemberViewTypes."""

    net_type = nonmember("System.Management.Automation.PSMemberViewTypes")

    Extended = 1
    Adapted = 2
    Base = 4
    All = 7

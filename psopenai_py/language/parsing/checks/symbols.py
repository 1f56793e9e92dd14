"""Names in classes: types that are there twice or not at all, and properties that are set without ``$this``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ... import tree
from ...tree.children import children
from ..errors import ErrorList
from .targets import pure_expression
from .types import full_name, is_ordered

_ATTRIBUTES: Final = frozenset(
    (
        *("alias", "allowemptycollection", "allowemptystring", "allownull", "argumentcompleter", "argumentcompletions"),
        *("argumenttotransformation", "argumenttransformation", "clscompliant", "cmdletbinding", "credential", "dscproperty"),
        *("dscresource", "dsclocalconfigurationmanager", "experimental", "flags", "hidden", "nonserialized"),
        *(
            "norunspaceaffinity",
            "obsolete",
            "outputtype",
            "parameter",
            "psdefaultvalue",
            "pstypename",
            "serializable",
            "supportswildcards",
        ),
        *("validatecount", "validatedrive", "validatelength", "validatenotnull", "validatenotnullorempty"),
        *("validatenotnullorwhitespace", "validatepattern", "validaterange", "validatescript", "validateset"),
        *("validatetrusteddata", "validateuserdrive", "psobjectproperty", "threadstatic", "attributeusage"),
    )
)
"""Attributes of the engine and of the namespace ``System``."""

_SYSTEM: Final = frozenset(
    (
        *("action", "activator", "appdomain", "applicationexception", "asynccallback", "attribute", "base64formattingoptions"),
        *("bitconverter", "boolean", "buffer", "comparison", "console", "consolecolor", "consolekey", "consolekeyinfo", "convert"),
        *("converter", "dateonly", "datetimekind", "datetimeoffset", "dayofweek", "dbnull", "delegate", "enum", "environment"),
        *("eventargs", "eventhandler", "exception", "func", "gc", "half", "iasyncresult", "icloneable", "icomparable"),
        *("iconvertible", "icustomformatter", "idisposable", "iequatable", "iformatprovider", "iformattable", "index", "int128"),
        *("intptr", "iprogress", "iserviceprovider", "lazy", "math", "mathf", "memoryextensions", "midpointrounding", "nullable"),
        *("numerics.biginteger", "operatingsystem", "platformid", "predicate", "progress", "random", "range"),
        *("runtimetypehandle", "stringcomparer", "stringcomparison", "stringsplitoptions", "threadstaticattribute", "timeonly"),
        *("timezone", "timezoneinfo", "tuple", "type", "typecode", "uint128", "uintptr", "uribuilder", "urikind", "valuetuple"),
        *("valuetype", "void", "weakreference"),
        *("adsi", "adsisearcher", "bigint", "cimclass", "cimconverter", "ciminstance", "cimsession", "cimtype", "cultureinfo"),
        *(
            "initialsessionstate",
            "mailaddress",
            "physicaladdress",
            "powershell",
            "pscredential",
            "psaliasproperty",
            "pslistmodifier",
        ),
        *(
            "pslistmodifier",
            "psmoduleinfo",
            "psnoteproperty",
            "psprimitivedictionary",
            "psreference",
            "psscriptmethod",
            "psscriptproperty",
        ),
        *("psvariable", "psvariableproperty", "ref", "runspace", "runspacefactory", "semver", "wildcardpattern", "wmi"),
        *("wmiclass", "wmisearcher", "x500distinguishedname", "x509certificate"),
    )
)
"""Names of types that a script may use as they are, besides those the language knows."""


_WITH_SCOPES: Final = (tree.TypeDefinition, tree.FunctionMember, tree.FunctionDefinition, tree.ScriptBlockExpression)


def check_symbols(errors: ErrorList, script: tree.ScriptBlock) -> None:
    """Reports names that mean nothing, or two things."""
    _Symbols(errors, bool(script.using_statements)).run(script)


class _Scope:
    """The types and properties of a script block, function, class or method."""

    __slots__ = ("kind", "node", "properties", "types")

    def __init__(self, node: tree.Node, kind: str) -> None:
        self.node = node
        self.kind = kind
        self.types: set[str] = set()
        self.properties: dict[str, tree.PropertyMember] = {}


class _Symbols:
    def __init__(self, errors: ErrorList, is_open: bool) -> None:
        self.errors = errors
        self.is_open = is_open
        self.scopes: list[_Scope] = []

    def run(self, script: tree.ScriptBlock) -> None:
        """Walks the whole tree."""
        self._enter(script, script, "block")
        waiting: list[tuple[tree.Node, Iterator[tree.Node]]] = [(script, iter(_below(script)))]
        while waiting:
            node, below = waiting[-1]
            child = next(below, None)
            if child is None:
                waiting.pop()
                if isinstance(
                    node, tree.TypeDefinition | tree.FunctionMember | tree.FunctionDefinition | tree.ScriptBlockExpression
                ):
                    self.scopes.pop()
                continue
            self._visit(child)
            waiting.append((child, iter(_below(child))))

    def _enter(self, node: tree.Node, body: tree.Node, kind: str) -> None:
        scope = _Scope(node, kind)
        self.scopes.append(scope)
        waiting = children(body)
        if isinstance(body, tree.TypeDefinition):
            scope.types.add(body.name.lower())
            for member in body.members:
                if isinstance(member, tree.PropertyMember):
                    scope.properties.setdefault(member.name.lower(), member)
        waiting.reverse()
        while waiting:
            at = waiting.pop()
            if isinstance(at, tree.TypeDefinition):
                if at.name.lower() in scope.types:
                    self.errors.add("MemberAlreadyDefined", at.start, at.end, at.name)
                scope.types.add(at.name.lower())
            if not isinstance(at, tree.ScriptBlockExpression | tree.FunctionDefinition | tree.FunctionMember):
                waiting += reversed(children(at))

    def _visit(self, node: tree.Node) -> None:
        if isinstance(node, tree.TypeDefinition):
            self._enter(node, node, "type")
        elif isinstance(node, tree.FunctionMember):
            self._enter(node, node.body, "method")
        elif isinstance(node, tree.FunctionDefinition):
            self._enter(node, node.body, "function")
        elif isinstance(node, tree.ScriptBlockExpression):
            self._enter(node, node.block, "block")
        elif isinstance(node, tree.TypeName):
            self._type(node)
        elif isinstance(node, tree.Attribute):
            self._attribute(node.type_name)
        elif isinstance(node, tree.Assignment) and self.scopes[-1].kind == "method":
            self._assigned(node.target)

    def _is_in_class(self) -> bool:
        return any(scope.kind == "type" for scope in self.scopes)

    def _is_defined(self, name: str) -> bool:
        return any(name in scope.types for scope in self.scopes)

    def _type(self, name: tree.TypeName) -> None:
        if not self._is_in_class() or is_ordered(name) or self.is_open:
            return
        while name.element is not None:
            name = name.element
        folded = name.name.lower()
        if not (self._is_defined(folded) or "." in folded or folded in _SYSTEM or folded.endswith("exception")):
            plain = tree.TypeName(name.start, name.end, name.name)
            if full_name(plain) is None and not (name.arguments and folded in ("list", "dictionary", "hashset")):
                self.errors.add("TypeNotFound", name.start, name.start + len(name.name), name.name)
        for argument in name.arguments:
            self._type(argument)

    def _attribute(self, name: tree.TypeName) -> None:
        folded = name.name.lower().removesuffix("attribute")
        known = folded in _ATTRIBUTES or "." in folded or self._is_defined(name.name.lower()) or self._is_defined(folded)
        if self._is_in_class() and not known and not self.is_open:
            self.errors.add("CustomAttributeTypeNotFound", name.start, name.end, name.name)

    def _assigned(self, target: tree.Expression) -> None:
        if isinstance(target, tree.ArrayLiteral):
            for element in target.elements:
                self._assigned(element)
            return
        if isinstance(target, tree.Parenthesis):
            inner = pure_expression(target.pipeline)
            if inner is not None:
                self._assigned(inner)
            return
        at = target
        while isinstance(at, tree.Cast):
            at = at.operand
        if not isinstance(at, tree.Variable) or at.scope:
            return
        for scope in reversed(self.scopes):
            found = scope.properties.get(at.name.lower())
            if found is None:
                continue
            if found.is_static:
                owner = next(one.node for one in reversed(self.scopes) if isinstance(one.node, tree.TypeDefinition))
                assert isinstance(owner, tree.TypeDefinition)
                self.errors.add("MissingTypeInStaticPropertyAssignment", at.start, at.end, f"[{owner.name}]::", found.name)
            else:
                self.errors.add("MissingThis", at.start, at.end, "$this.", found.name)
            return


def _below(node: tree.Node) -> list[tree.Node]:
    """Returns the nodes right below a node, names of types among them."""
    if isinstance(node, tree.TypeDefinition):
        return [*node.attributes, *node.bases, *node.members]
    if isinstance(node, tree.PropertyMember):
        return [one for one in (node.type, *node.attributes, node.initial) if one is not None]
    if isinstance(node, tree.FunctionMember):
        return [one for one in (*node.attributes, node.return_type, *node.parameters, node.body) if one is not None]
    if isinstance(node, tree.TypeConstraint | tree.TypeLiteral):
        return [node.type]
    if isinstance(node, tree.Cast):
        return [node.type, node.operand]
    if isinstance(node, tree.Catch):
        return [*node.types, node.body]
    if isinstance(node, tree.Trap) and node.type is not None:
        return [node.type, node.body]
    return children(node)

"""Checks of classes: their methods, what they return, what is static."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ... import tree
from ..errors import ErrorList
from .checker import CHECKS, Check, Checker
from .method_flow import MethodFlow
from .types import brackets, is_void

_Member = tree.FunctionMember | tree.PropertyMember


class ClassChecker(Checker):
    """Walks a tree with classes in it. `members` has the member whose code is checked on its top, None in a script block."""

    def __init__(self, errors: ErrorList, text: str) -> None:
        super().__init__(errors, text)
        self.members: list[_Member | None] = []
        self.unset: set[int] = set()

    def checks(self) -> Mapping[type[tree.Node], Check]:
        """Returns the check of each kind of node that has one."""
        return _CHECKS

    def leave(self, node: tree.Node) -> None:
        """Is told that all below a node is checked."""
        if isinstance(node, tree.FunctionMember | tree.PropertyMember) or (
            isinstance(node, tree.ScriptBlock) and not isinstance(self.parent(), tree.FunctionMember)
        ):
            self.members.pop()

    def script_block(self, node: tree.ScriptBlock) -> None:
        """Notes that code of a script block follows, which belongs to no member."""
        if not isinstance(self.parent(), tree.FunctionMember):
            self.members.append(None)

    def is_in_class(self) -> bool:
        """Whether the attribute that is checked belongs to a class, a member of one or a parameter of a method."""
        parent = self.parent()
        if isinstance(parent, tree.Parameter):
            return bool(self.members) and isinstance(self.members[-1], tree.FunctionMember)
        return isinstance(parent, tree.TypeDefinition | tree.PropertyMember | tree.FunctionMember)

    def attribute(self, node: tree.Attribute) -> None:
        """Checks an attribute: some may not stand on classes and members."""
        usage = _usage(node.type_name.name) if self.is_in_class() else None
        if usage is not None and self._place() not in usage[1]:
            self.report("AttributeNotAllowedOnDeclaration", node, *usage)
        super().attribute(node)

    def _place(self) -> str:
        """Returns what the attribute that is checked stands on, as the engine calls it."""
        parent = self.parent()
        if isinstance(parent, tree.TypeDefinition):
            return "Class" if parent.kind == "class" else "Enum"
        return "Property" if isinstance(parent, tree.PropertyMember) else "Method"

    def method(self, node: tree.FunctionMember) -> None:
        """Checks a method."""
        self.members.append(node)
        body = node.body
        if body.param_block is not None:
            self.report("ParamBlockNotAllowedInMethod", body.param_block)
        end = body.end_block
        named = (body.dynamic_param_block, body.begin_block, body.process_block, end, body.clean_block)
        if end is None or not end.unnamed or any(block is not None for block in named if block is not end):
            first = next(block for block in named if block is not None)
            self.report("NamedBlockNotAllowedInMethod", first)
        owner = self.parent()
        is_constructor = isinstance(owner, tree.TypeDefinition) and owner.name.lower() == node.name.lower()
        if is_constructor and node.return_type is not None:
            self.errors.add("ConstructorCantHaveReturnType", *brackets(self.text, node.return_type))
        flow = MethodFlow(node)
        self.unset.update(id(variable) for variable in flow.unset)
        if not flow.returns and not _is_void(node):
            self.errors.add("MethodHasCodePathNotReturn", node.name_start, node.name_end)
        self.check_function(node.parameters, body)

    def property(self, node: tree.PropertyMember) -> None:
        """Checks a property."""
        self.members.append(node)
        if node.type is not None and is_void(node.type):
            self.errors.add("TypeNotAllowedForProperty", *brackets(self.text, node.type), node.type)

    def return_statement(self, node: tree.Return) -> None:
        """Checks a return: a method returns a value exactly if it has a type."""
        super().return_statement(node)
        member = self.members[-1] if self.members else None
        if isinstance(member, tree.FunctionMember):
            if node.pipeline is not None and _is_void(member):
                self.report("VoidMethodHasReturn", node)
            elif node.pipeline is None and not _is_void(member):
                self.report("NonVoidMethodMissingReturnValue", node)

    def variable(self, node: tree.Variable) -> None:
        """Checks a variable: methods read only what they set."""
        super().variable(node)
        if id(node) in self.unset:
            self.report("VariableNotLocal", node)
        member = self.members[-1] if self.members else None
        if not node.scope and node.name.lower() == "this" and member is not None and member.is_static:
            self.report("NonStaticMemberAccessInStaticMember", node, node.name)

    def parameter(self, node: tree.Parameter) -> None:
        """Checks a parameter: one of a method has one type."""
        super().parameter(node)
        if not isinstance(self.parent(), tree.FunctionMember):
            return
        types = [one for one in node.attributes if isinstance(one, tree.TypeConstraint)]
        for constraint in types[1:]:
            self.report("MultipleTypeConstraintsOnMethodParam", constraint)


def _is_void(node: tree.FunctionMember) -> bool:
    return node.return_type is None or is_void(node.return_type)


_ON_PROPERTIES: Final = (
    *("AllowEmptyCollection", "AllowEmptyString", "AllowNull", "Parameter", "ValidateCount", "ValidateDrive", "ValidateLength"),
    *("ValidateNotNull", "ValidateNotNullOrEmpty", "ValidateNotNullOrWhiteSpace", "ValidatePattern", "ValidateRange"),
    *("ValidateScript", "ValidateSet", "ValidateUserDrive"),
)
_ON_CLASSES: Final = ("CmdletBinding", "OutputType")


def _usage(name: str) -> tuple[str, str] | None:
    """Returns how the engine prints an attribute and where it may stand, None for one that is not known."""
    folded = name.lower().removeprefix("system.").removesuffix("attribute")
    if folded == "flags":
        return "System.FlagsAttribute", "Enum"
    for names, place in ((_ON_PROPERTIES, "Property, Field"), (_ON_CLASSES, "Class")):
        printed = next((one for one in names if one.lower() == folded), None)
        if printed is not None:
            return printed, place
    return None


_CHECKS: Final[dict[type[tree.Node], Check]] = {
    **CHECKS,
    tree.FunctionMember: ClassChecker.method,
    tree.PropertyMember: ClassChecker.property,
    tree.ScriptBlock: ClassChecker.script_block,
    tree.Return: ClassChecker.return_statement,
    tree.Variable: ClassChecker.variable,
    tree.Parameter: ClassChecker.parameter,
    tree.Attribute: ClassChecker.attribute,
}

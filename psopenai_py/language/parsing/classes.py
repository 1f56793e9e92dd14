"""Classes and enumerations."""

from __future__ import annotations

from .. import tree
from .cursor import COMMAND, EXPRESSION, SIGNATURE
from .definitions import Definitions
from .tokens import KEYWORDS, Token

_INTEGERS = frozenset(
    ("byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "int16", "int32", "int64", "uint16", "uint32", "uint64")
)
_Member = tree.PropertyMember | tree.FunctionMember


class Classes(Definitions):
    """Parses classes and enumerations."""

    def type_definition(self, keyword: Token, attributes: list[tree.Attribute | tree.TypeConstraint]) -> tree.Statement:
        """Parses a class or an enumeration after its keyword."""
        self.has_types = True
        self.skip_newlines()
        name = self.simple_name()
        if name is None:
            self.missing("MissingNameAfterKeyword", keyword.end, self.text_of(keyword))
            return self.error_statement(keyword.start, keyword.end)
        if keyword.kind == "class":
            self.skip_newlines()
        mode = self.set_mode(SIGNATURE)
        found = self._class(keyword, name, attributes) if keyword.kind == "class" else self._enum(keyword, name, attributes)
        self.set_mode(mode)
        return found

    def _class(self, keyword: Token, name: tree.String, attributes: list[tree.Attribute | tree.TypeConstraint]) -> tree.Statement:
        bases = self._bases()
        left = self.next()
        if left.kind != "{":
            self.unget(left)
            end = bases[-1].end if bases else name.end
            self.missing("MissingTypeBody", end, "class")
            return self.error_statement(keyword.start, end, *bases)
        end = left.end
        members: list[_Member] = []
        is_broken = False
        while True:
            member = self._class_member(name.value)
            if member is None:
                break
            end = member.end
            if isinstance(member, tree.ErrorStatement):
                is_broken = True
            else:
                members.append(member)
        right = self.next()
        if right.kind == "}":
            end = right.end
        else:
            self.unget(right)
            self.errors.add("MissingEndCurlyBrace", left.end, left.end, incomplete=self.lexer.is_end(right.end))
        return self._defined(keyword, name, "class", members, bases, attributes, end, is_broken)

    def _defined(
        self,
        keyword: Token,
        name: tree.String,
        kind: str,
        members: list[_Member],
        bases: list[tree.TypeName],
        attributes: list[tree.Attribute | tree.TypeConstraint],
        end: int,
        is_broken: bool,
    ) -> tree.Statement:
        start = attributes[0].start if attributes else keyword.start
        own = tuple(one for one in attributes if isinstance(one, tree.Attribute))
        made = tree.TypeDefinition(
            start, end, name.value, "class" if kind == "class" else "enum", tuple(members), tuple(bases), own
        )
        if is_broken or len(own) < len(attributes):
            return self.error_statement(start, end, made)
        return made

    def _bases(self) -> list[tree.TypeName]:
        colon = self.peek()
        bases: list[tree.TypeName] = []
        if colon.kind != ":":
            return bases
        self.skip()
        self.skip_newlines()
        last = colon
        while True:
            base = self.type_name(allow_assembly=False)
            if base is None:
                self.missing("TypeNameExpected", last.end)
                return bases
            bases.append(base)
            self.skip_newlines()
            last = self.peek()
            if last.kind != ",":
                return bases
            self.skip()
            self.skip_newlines()

    def _class_member(self, class_name: str) -> _Member | tree.ErrorStatement | None:
        """Parses a member; None where there is none, an error statement for one that is not complete."""
        attributes: list[tree.Attribute] = []
        constraint: tree.TypeConstraint | None = None
        modifiers: set[str] = set()
        start: int | None = None
        last: int | None = None
        while True:
            self.skip_newlines()
            attribute = self.attribute()
            if attribute is not None:
                start = attribute.start if start is None else start
                last = attribute.end
                if isinstance(attribute, tree.Attribute):
                    attributes.append(attribute)
                elif constraint is None:
                    constraint = attribute
                else:
                    self.report_at("TooManyTypes", attribute)
                continue
            token = self.peek()
            start = token.start if start is None else start
            if token.kind not in ("hidden", "static"):
                break
            if token.kind in modifiers:
                self.report_at("DuplicateQualifier", token, self.text_of(token))
            modifiers.add(token.kind)
            last = token.end
            self.skip()
        found: _Member | None
        if token.kind == "variable":
            self.skip()
            found = self._property(start, token, constraint, attributes, modifiers)
        elif token.kind == "identifier" or token.kind in KEYWORDS:
            self.skip()
            found = self._method(start, token, class_name, constraint, attributes, modifiers)
            if found is None:
                self.sync(False, "}")
        elif last is None:
            return None
        else:
            self.missing("IncompleteMemberDefinition", last)
            found = None
        if found is not None:
            return found
        nested: list[tree.Node] = [*attributes, *([constraint] if constraint else [])]
        return tree.ErrorStatement(start, nested[-1].end, tuple(nested)) if nested else None

    def _property(
        self,
        start: int,
        token: Token,
        constraint: tree.TypeConstraint | None,
        attributes: list[tree.Attribute],
        modifiers: set[str],
    ) -> tree.PropertyMember | None:
        initial = None
        if self.peek().kind == "=":
            self.skip()
            self.skip_newlines()
            initial = self.expression()
        end = self._member_end(token.end if initial is None else initial.end)
        if not token.value.name:
            return None
        return tree.PropertyMember(
            start,
            end,
            token.value.path,
            None if constraint is None else constraint.type,
            tuple(attributes),
            initial,
            "static" in modifiers,
            "hidden" in modifiers,
        )

    def _member_end(self, end: int, *, is_required: bool = True) -> int:
        """Takes what ends a member and returns where it ends, a semicolon included."""
        token = self.peek()
        if is_required and token.kind not in ("newline", ";", "}"):
            self.missing("MissingPropertyTerminator", end)
        self.skip_separators()
        return token.end if token.kind == ";" else end

    def _method(
        self,
        start: int,
        token: Token,
        class_name: str,
        constraint: tree.TypeConstraint | None,
        attributes: list[tree.Attribute],
        modifiers: set[str],
    ) -> tree.FunctionMember | None:
        name = self.text_of(token)
        failed: int | None = None
        end: int | None = None
        parameters: list[tree.Parameter] | None = None
        if self.peek().kind == "(":
            parameters, failed, end = self.function_parameters()
        else:
            self.missing("MissingMethodParameterList", token.end)
        first: tree.Statement | None = None
        if name.lower() == class_name.lower() and "static" not in modifiers:
            first, base_failed = self._base_call()
            failed = failed if base_failed is None else base_failed
        left, failed = self.body_start(token, failed, end)
        if failed is not None:
            return None
        mode = self.set_mode(COMMAND)
        body = self.script_block(left, first=first)
        self.set_mode(mode)
        return tree.FunctionMember(
            start,
            body.end,
            name,
            tuple(parameters or ()),
            body,
            None if constraint is None else constraint.type,
            tuple(attributes),
            "static" in modifiers,
            "hidden" in modifiers,
            token.start,
            token.end,
        )

    def _base_call(self) -> tuple[tree.Statement | None, int | None]:
        """Parses ``: base(…)``; returns the statement of the call, and where the method ends if it is not complete."""
        self.skip_newlines()
        mode = self.set_mode(SIGNATURE)
        statement: tree.Statement | None = None
        failed: int | None = None
        colon = self.peek()
        if colon.kind == ":":
            self.skip()
            self.skip_newlines()
            base = self.peek()
            if base.kind == "base":
                self.skip()
                self.skip_newlines()
                left = self.peek()
                if left.kind == "(":
                    self.skip()
                    arguments, end = self.parenthesized_arguments(left)
                    self.skip_newlines()
                    call = tree.BaseConstructorCall(base.start, end, arguments)
                    statement = tree.CommandExpression(base.start, end, call)
                else:
                    failed = base.end
                    self.missing("MissingMethodParameterList", failed)
            else:
                failed = colon.end
                self.missing("MissingBaseCtorCall", failed)
        self.set_mode(mode)
        return statement, failed

    def _enum(self, keyword: Token, name: tree.String, attributes: list[tree.Attribute | tree.TypeConstraint]) -> tree.Statement:
        bases: list[tree.TypeName] = []
        colon = self.peek()
        if colon.kind == ":":
            self.skip()
            self.skip_newlines()
            base = self.type_name(allow_assembly=False)
            if base is None:
                self.missing("TypeNameExpected", colon.end)
            else:
                bases.append(base)
                if str(base).lower().removeprefix("system.") not in _INTEGERS:
                    self.report_at("InvalidUnderlyingType", base, base.name)
        self.skip_newlines()
        left = self.next()
        if left.kind != "{":
            self.unget(left)
            self.missing("MissingTypeBody", name.end, "enum")
            return self.error_statement(keyword.start, name.end)
        members: list[_Member] = []
        while True:
            member = self._enum_member()
            if member is None:
                break
            members.append(member)
        right = self.next()
        if right.kind != "}":
            self.unget(right)
            self.errors.add("MissingEndCurlyBrace", left.end, left.end, incomplete=self.lexer.is_end(right.end))
        return self._defined(keyword, name, "enum", members, bases, attributes, right.end, False)

    def _enum_member(self) -> tree.PropertyMember | None:
        self.skip_newlines()
        name = self.simple_name()
        if name is None:
            return None
        end = name.end
        initial = None
        is_missing = False
        mode = self.set_mode(EXPRESSION)
        equals = self.peek()
        if equals.kind == "=":
            self.skip()
            initial = self.expression()
            is_missing = initial is None
            if initial is None:
                self.report("ExpectedValueExpression", equals.end, equals.end, "=")
                end = equals.end
            else:
                end = initial.end
        self.set_mode(mode)
        end = self._member_end(end, is_required=not is_missing)
        return tree.PropertyMember(name.start, end, name.value, initial=initial, is_static=True)

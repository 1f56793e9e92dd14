"""Operands: variables, numbers, texts, what stands in brackets, and members."""

from __future__ import annotations

from typing import Final

from .. import tree
from .cursor import COMMAND, EXPRESSION, TYPE_NAME, end_of, skip_blanks
from .expressions import Expressions
from .tokens import UNARY, Nested, Pieces, Token, VariableName, split_scope
from .type_names import before

_TEXTS: Final[dict[str, tree.StringKind]] = {
    "single": "single",
    "double": "double",
    "single_here": "single_here",
    "double_here": "double_here",
}

_BRACKETS: Final = frozenset(("(", "$(", "@(", "@{", "{"))
_MAY_BE_TYPES: Final = frozenset("[#<`")
"""What may begin the types of a method, or a comment in front of them."""


class Operands(Expressions):
    """Parses operands."""

    def primary(self, with_members: bool) -> tree.Expression | None:
        """Parses an operand and, with members, what is accessed of it; None where there is none."""
        token = self.next()
        kind = token.kind
        found: tree.Expression
        if kind in ("variable", "splatted"):
            found = self._variable(token, with_members)
        elif kind == "number":
            found = tree.Constant(token.start, token.end, token.value, self.text_of(token))
        elif kind in _TEXTS:
            found = self.text_expression(token)
        elif kind in _BRACKETS:
            self.enter()
            found = self._in_brackets(token)
            self.depth -= 1
        else:
            self.unget(token)
            return None
        if with_members and self.ahead is None:
            operator = self.lexer.member_operator(True)
            if operator is not None:
                return self.members(found, operator)
        return found

    def _in_brackets(self, token: Token) -> tree.Expression:
        if token.kind == "(":
            return self._parenthesis(token)
        if token.kind == "@{":
            return self._hashtable(token)
        return self.script_block_expression(token) if token.kind == "{" else self._subexpression(token)

    def _variable(self, token: Token, with_members: bool) -> tree.Expression:
        name: VariableName = token.value
        if name.scope != "using" or not name.name:
            return self.variable_of(token)
        scope, inner = split_scope(name.name)
        if scope:
            inner = f"{scope}:{inner}"
        found: tree.Expression = tree.Variable(token.start, token.end, inner, "using", token.kind == "splatted")
        if with_members:
            found = self.members(found, self.member_operator(True))
        return tree.Using(found.start, found.end, found)

    def text_expression(self, token: Token) -> tree.Expression:
        """Returns the expression of a text in quotes or a bare word."""
        value = token.value
        kind: tree.StringKind = _TEXTS.get(token.kind, "bare")
        if isinstance(value, Pieces):
            return tree.ExpandableString(token.start, token.end, self.pieces(value.parts), kind)
        return tree.String(token.start, token.end, value, kind)

    def pieces(self, parts: list[str | Token | Nested]) -> tuple[str | tree.Expression, ...]:
        """Parses what is expanded in a text."""
        found: list[str | tree.Expression] = []
        for part in parts:
            if isinstance(part, str):
                found.append(part)
            elif isinstance(part, Token):
                found.append(self._variable(part, False))
            else:
                outer = self.begin_nested(part)
                expression = self.primary(True)
                self.end_nested(outer)
                if expression is not None:
                    found.append(expression)
        return tuple(found)

    def _parenthesis(self, left: Token) -> tree.Expression:
        mode = self.set_mode(COMMAND)
        no_comma, self.no_comma = self.no_comma, False
        self.skip_newlines()
        pipeline = self.pipeline_chain()
        if pipeline is None:
            self.missing("ExpectedExpression", left.end)
            pipeline = tree.ErrorStatement(left.end, left.end)
        self.skip_newlines()
        right = self.next()
        end = right.end
        if right.kind != ")":
            self.unget(right)
            self.missing("MissingEndParenthesisInExpression", pipeline.end)
            end = pipeline.end
        self.no_comma = no_comma
        self.set_mode(mode)
        return tree.Parenthesis(left.start, end, pipeline)

    def _subexpression(self, left: Token) -> tree.Expression:
        no_comma, self.no_comma = self.no_comma, False
        mode = self.set_mode(COMMAND)
        self.skip_newlines()
        body = self.statement_list()
        self.skip_newlines()
        right = self.next()
        end = right.end
        if right.kind != ")":
            self.unget(right)
            self.missing_at("MissingEndParenthesisInSubexpression", right)
            end = left.end if body is None else body.end
        self.no_comma = no_comma
        self.set_mode(mode)
        if body is None:
            body = tree.StatementBlock(left.end, left.end, ())
        if left.kind == "$(":
            return tree.SubExpression(left.start, end, body)
        return tree.ArrayExpression(left.start, end, body)

    def script_block_expression(self, left: Token) -> tree.ScriptBlockExpression:
        """Parses a script block as a value, after its brace."""
        no_comma, self.no_comma = self.no_comma, False
        mode = self.set_mode(COMMAND)
        self.skip_newlines()
        block = self.script_block(left)
        self.no_comma = no_comma
        self.set_mode(mode)
        return tree.ScriptBlockExpression(block.start, block.end, block)

    def _hashtable(self, left: Token) -> tree.Expression:
        self.skip_newlines()
        entries: list[tuple[tree.Expression, tree.Statement]] = []
        while True:
            entry = self._entry()
            if entry is None:
                break
            entries.append(entry)
            if self.peek().kind not in ("newline", ";"):
                break
            self.skip_separators()
        right = self.next()
        end = right.end
        if right.kind != "}":
            self.unget(right)
            incomplete = self.lexer.is_end(right.end)
            self.errors.add("MissingEndCurlyBrace", left.end, left.end, incomplete=incomplete)
            end = before(right)
        return tree.Hashtable(left.start, end, tuple(entries))

    def _entry(self) -> tuple[tree.Expression, tree.Statement] | None:
        mode = self.set_mode(EXPRESSION)
        key = self.label_or_key()
        if key is None:
            self.set_mode(mode)
            return None
        equals = self.next()
        self.set_mode(mode)
        if equals.kind != "=":
            self.unget(equals)
            self.report("MissingEqualsInHashLiteral", key.end, key.end)
            self.sync(False, "}", ";", "newline")
            return key, tree.ErrorStatement(key.end, key.end)
        self.set_mode(COMMAND)
        self.skip_newlines()
        value = self.statement()
        if value is None:
            self.missing("MissingStatementInHashLiteral", equals.end)
            value = tree.ErrorStatement(equals.end, equals.end)
        self.set_mode(mode)
        return key, value

    def simple_name(self) -> tree.String | None:
        """Parses a name; None where none stands here."""
        lexer = self.lexer
        lexer.simple_name = True
        token = self.peek()
        lexer.simple_name = False
        if token.kind != "identifier":
            return None
        self.skip()
        return tree.String(token.start, token.end, self.text_of(token), "bare")

    def label_or_key(self) -> tree.Expression | None:
        """Parses the label of a break or the key of a hashtable; None where there is none."""
        name = self.simple_name()
        if name is not None:
            return name
        if self.peek().kind in ("newline", ";"):
            return None
        no_comma, self.no_comma = self.no_comma, True
        found = self.unary_expression()
        self.no_comma = no_comma
        return found

    def members(self, target: tree.Expression, operator: Token | None) -> tree.Expression:
        """Parses what is accessed of the target: members, calls, indices, one after the other."""
        self.enter()
        while operator is not None:
            self.skip_newlines()
            target = self._index(target, operator) if operator.kind in ("[", "?[") else self._member(target, operator)
            operator = self.member_operator(True)
        self.depth -= 1
        return target

    def _index(self, target: tree.Expression, left: Token) -> tree.Expression:
        self.skip_newlines()
        no_comma, self.no_comma = self.no_comma, False
        index = self.expression()
        self.no_comma = no_comma
        if index is None:
            self.missing("MissingArrayIndexExpression", left.end)
            index = tree.ErrorExpression(left.start, left.end)
        self.skip_newlines()
        right = self.next()
        end = right.end
        if right.kind != "]":
            self.unget(right)
            if not isinstance(index, tree.ErrorExpression):
                self.missing("MissingEndSquareBracket", index.end)
            end = index.end
        return tree.Index(target.start, end, target, index, left.kind == "?[")

    def _member(self, target: tree.Expression, operator: Token) -> tree.Expression:
        static, null_conditional = operator.kind == "::", operator.kind == "?."
        member = self._member_name()
        if member is None:
            self.missing("MissingPropertyName", operator.end)
            member = self.single_argument(goes_on=True) or tree.ErrorExpression(target.start, operator.end)
        elif self.ahead is None:
            place = self.lexer.restore_point()
            types, right = self._method_types(place)
            left = self.lexer.invocation() if self.ahead is None else None
            if left is not None:
                arguments, end = self._method_arguments(left)
                return tree.InvokeMember(target.start, end, target, member, arguments, static, null_conditional, types)
            if right is not None:
                self.resync(place)
        return tree.Member(target.start, member.end, target, member, static, null_conditional)

    def _member_name(self) -> tree.Expression | None:
        name = self.simple_name()
        if name is not None:
            return name
        kind = self.peek().kind
        return self.unary_expression() if kind in UNARY or kind == "[" else self.primary(False)

    def _method_types(self, place: int) -> tuple[tuple[tree.TypeName, ...], Token | None]:
        """Parses ``[type, type]`` behind the name of a method; returns the types and the closing bracket if there are any."""
        lexer = self.lexer
        at = end_of(skip_blanks, lexer.text, lexer.at)
        if lexer.text[at : at + 1] not in _MAY_BE_TYPES:
            return (), None
        left = self.next()
        if left.kind != "[":
            self.resync(place)
            return (), None
        mode = self.set_mode(TYPE_NAME)
        self.skip_newlines()
        first = self.next()
        if first.kind != "identifier":
            self.set_mode(mode)
            if place > 0:
                self.resync(place)
            return (), None
        types, right = self.type_arguments(first)
        closing: Token | None = right
        if right.kind != "]":
            self.unget(right)
            self.missing("EndSquareBracketExpectedAtEndOfType", before(right))
            closing = None
        self.set_mode(mode)
        return tuple(types), closing

    def _method_arguments(self, left: Token) -> tuple[tuple[tree.Expression, ...], int]:
        if left.kind == "(":
            return self.parenthesized_arguments(left)
        self.skip_newlines()
        block = self.script_block_expression(left)
        return (block,), block.end

    def parenthesized_arguments(self, left: Token) -> tuple[tuple[tree.Expression, ...], int]:
        """Parses the arguments of a method after its parenthesis; returns them and where they end."""
        no_comma, self.no_comma = self.no_comma, True
        arguments: list[tree.Expression] = []
        comma: Token | None = None
        while True:
            self.skip_newlines()
            argument = self.expression()
            if argument is None:
                break
            arguments.append(argument)
            self.skip_newlines()
            comma = self.next()
            if comma.kind != ",":
                self.unget(comma)
                comma = None
                break
        if comma is not None:
            self.missing("MissingExpressionAfterToken", comma.end, ",")
        self.skip_newlines()
        right = self.next()
        end = right.end
        if right.kind != ")":
            self.unget(right)
            end = arguments[-1].end if arguments else left.end
            if comma is None:
                self.missing("MissingEndParenthesisInMethodCall", end)
            else:
                end = comma.end
        self.no_comma = no_comma
        return tuple(arguments), end

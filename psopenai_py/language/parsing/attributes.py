"""Attributes and types in brackets, and lists of parameters."""

from __future__ import annotations

from .. import tree
from .cursor import EXPRESSION
from .tokens import Token, VariableName
from .type_names import TypeNames, before


class Attributes(TypeNames):
    """Parses attributes, types in brackets and parameters."""

    def attributes(self, in_expression: bool = False) -> list[tree.Attribute | tree.TypeConstraint]:
        """Parses as many as there are; in an expression a line end after a type ends them."""
        found: list[tree.Attribute | tree.TypeConstraint] = []
        while True:
            attribute = self.attribute()
            if attribute is None:
                return found
            found.append(attribute)
            if not in_expression or isinstance(attribute, tree.Attribute):
                self.skip_newlines()

    def attribute(self) -> tree.Attribute | tree.TypeConstraint | None:
        """Parses one; None where there is none, or where no name follows the bracket."""
        left = self.left_bracket()
        if left is None:
            return None
        self.skip_newlines()
        name = self.type_name()
        if name is None:
            self.resync(left.start)
            self.missing("MissingTypename", left.end)
            return None
        token = self.next()
        if token.kind == "(":
            return self._attribute(left, name, token)
        end = token.end
        if token.kind != "]":
            self.unget(token)
            offset = before(token)
            self.report("EndSquareBracketExpectedAtEndOfAttribute", offset, offset)
            end = name.end
        return tree.TypeConstraint(left.start, end, name)

    def _attribute(self, left: Token, name: tree.TypeName, left_parenthesis: Token) -> tree.Attribute:
        self.skip_newlines()
        mode = self.set_mode(EXPRESSION)
        positional, named, end = self._attribute_arguments(left_parenthesis.end)
        self.set_mode(mode)
        self.skip_newlines()
        right: Token | None = self.next()
        assert right is not None
        if right.kind == ")":
            end = right.end
        else:
            self.unget(right)
            right = None
            self.missing("MissingEndParenthesisInExpression", end)
        self.skip_newlines()
        bracket = self.next()
        if bracket.kind == "]":
            end = bracket.end
        else:
            self.unget(bracket)
            if right is not None:
                self.missing("EndSquareBracketExpectedAtEndOfAttribute", right.end)
        return tree.Attribute(left.start, end, name, tuple(positional), tuple(named))

    def _attribute_arguments(self, end: int) -> tuple[list[tree.Expression], list[tree.NamedArgument], int]:
        """Parses the arguments of an attribute; returns the positional ones, the named ones and the end of the last."""
        no_comma, self.no_comma = self.no_comma, True
        positional: list[tree.Expression] = []
        named: list[tree.NamedArgument] = []
        comma: Token | None = None
        while True:
            self.skip_newlines()
            name = self.simple_name()
            if name is not None:
                value = self._named_value()
                if value is not None:
                    end = value.end
                ends = name.end if value is None else value.end
                named.append(tree.NamedArgument(name.start, ends, name.value, value))
            else:
                value = self.expression()
                if value is None and comma is not None:
                    self.missing("MissingExpressionAfterToken", comma.end, ",")
                    value = tree.ErrorExpression(comma.end, comma.end)
                if value is not None:
                    positional.append(value)
                    end = value.end
            self.skip_newlines()
            comma = self.peek()
            if comma.kind != ",":
                self.no_comma = no_comma
                return positional, named, end
            end = comma.end
            self.skip()

    def _named_value(self) -> tree.Expression | None:
        """Parses ``= value``; None where only a name is written."""
        token = self.peek()
        if token.kind != "=":
            return None
        self.skip()
        self.skip_newlines()
        value = self.expression()
        if value is None:
            self.missing("MissingExpressionInNamedArgument", token.end)
            value = tree.ErrorExpression(token.end, token.end)
            self.sync(True, ",", ")", "]", "newline")
        return value

    def parameter_list(self) -> list[tree.Parameter]:
        """Parses parameters with commas between them."""
        found: list[tree.Parameter] = []
        comma: Token | None = None
        while True:
            parameter = self._parameter()
            if parameter is None:
                if comma is not None:
                    self.missing("MissingExpressionAfterToken", comma.end, ",")
                return found
            found.append(parameter)
            self.skip_newlines()
            comma = self.peek()
            if comma.kind != ",":
                return found
            self.skip()

    def _parameter(self) -> tree.Parameter | None:
        no_comma, self.no_comma = self.no_comma, True
        mode = self.set_mode(EXPRESSION)
        self.skip_newlines()
        attributes = self.attributes()
        self.skip_newlines()
        token = self.next()
        parameter: tree.Parameter | None
        if token.kind in ("variable", "splatted"):
            parameter = self._named_parameter(attributes, token)
        else:
            self.unget(token)
            parameter = self._nameless_parameter(attributes) if attributes else None
        self.no_comma = no_comma
        self.set_mode(mode)
        return parameter

    def _named_parameter(self, attributes: list[tree.Attribute | tree.TypeConstraint], token: Token) -> tree.Parameter:
        self.skip_newlines()
        equals = self.peek()
        default = None
        if equals.kind == "=":
            self.skip()
            self.skip_newlines()
            default = self.expression()
            if default is None:
                self.missing("MissingExpressionAfterToken", equals.end, "=")
        start = attributes[0].start if attributes else token.start
        end = token.end if default is None else default.end
        return tree.Parameter(start, end, self.variable_of(token), tuple(attributes), default)

    def _nameless_parameter(self, attributes: list[tree.Attribute | tree.TypeConstraint]) -> tree.Parameter:
        self.missing("InvalidFunctionParameter", attributes[-1].end)
        self.sync(True, ")")
        start, end = attributes[0].start, attributes[-1].end
        return tree.Parameter(start, end, tree.Variable(start, end, "__error__"), tuple(attributes))

    def variable_of(self, token: Token) -> tree.Variable:
        """Returns the variable of a token."""
        name: VariableName = token.value
        return tree.Variable(token.start, token.end, name.name, name.scope, token.kind == "splatted")

    def param_block(self) -> tree.ParamBlock | None:
        """Parses attributes, ``param`` and parameters; None, with all read again, where there is no ``param(``."""
        restore_point = self.lexer.restore_point() if self.ahead is None else self.ahead.start
        found_errors = len(self.errors)
        self.skip_newlines()
        attributes = self.attributes()
        self.skip_newlines()
        param = self.peek()
        if param.kind != "param":
            if attributes or len(self.errors) > found_errors:
                self.resync(restore_point)
            return None
        self.skip()
        self.skip_newlines()
        left = self.next()
        if left.kind != "(":
            self.resync(restore_point)
            return None
        parameters = self.parameter_list()
        self.skip_newlines()
        right = self.next()
        end = right.end
        if right.kind != ")":
            self.unget(right)
            end = before(right)
            last = parameters[-1].end if parameters else left.end
            self.missing("MissingEndParenthesisInFunctionParameterList", last)
        found: list[tree.Attribute] = []
        for attribute in attributes:
            if isinstance(attribute, tree.Attribute):
                found.append(attribute)
            else:
                self.report_at("TypeNotAllowedBeforeParam", attribute, attribute.type)
        return tree.ParamBlock(param.start, end, tuple(found), tuple(parameters))

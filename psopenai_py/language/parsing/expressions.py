"""Expressions: operators and what they stand between."""

from __future__ import annotations

from .. import tree
from .attributes import Attributes
from .cursor import EXPRESSION
from .tokens import PRECEDENCE, UNARY, Token
from .type_names import before


class Expressions(Attributes):
    """Parses expressions."""

    def expression(self, in_ternary: bool = False) -> tree.Expression | None:
        """Parses an expression; None where there is none. `in_ternary`: numbers end before ``?`` and ``:``."""
        mode = self.set_mode(EXPRESSION)
        found = self._binary(in_ternary)
        if found is not None and self.peek().kind == "?":
            found = self._ternary(found)
        if mode != EXPRESSION:
            self.set_mode(mode)
        return found

    def _ternary(self, condition: tree.Expression) -> tree.Expression:
        question = self.next()
        self.skip_newlines()
        when_true = self._branch(question)
        self.skip_newlines()
        colon = self.next()
        if colon.kind != ":":
            self.unget(colon)
            if not isinstance(when_true, tree.ErrorExpression):
                self.missing_at("MissingColonInTernaryExpression", colon)
            return tree.ErrorExpression(condition.start, before(colon), (condition, when_true))
        self.skip_newlines()
        when_false = self._branch(colon)
        return tree.Ternary(condition.start, when_false.end, condition, when_true, when_false)

    def _branch(self, sign: Token) -> tree.Expression:
        self.enter()
        found = self.expression(True)
        self.depth -= 1
        if found is None:
            self.missing("ExpectedValueExpression", sign.end, self.text_of(sign))
            found = tree.ErrorExpression(sign.end, sign.end)
        return found

    def _binary(self, in_ternary: bool) -> tree.Expression | None:
        """Parses operands and binary operators, and joins them by precedence."""
        found = self._with_commas(in_ternary)
        if found is None:
            return None
        token = self.peek()
        precedence = PRECEDENCE.get(token.kind, 0)
        if not precedence:
            return self._recovered(token, found) if token.kind == "parameter" else found
        operands = [found]
        operators: list[Token] = []
        while precedence:
            self.skip()
            while operators and PRECEDENCE[operators[-1].kind] >= precedence:
                _join(operands, operators.pop())
            operators.append(token)
            self.skip_newlines()
            operand = self._with_commas(True)
            if operand is None:
                self.missing("ExpectedValueExpression", token.end, self.text_of(token))
                operand = tree.ErrorExpression(token.end, token.end)
            operands.append(operand)
            token = self.peek()
            precedence = PRECEDENCE.get(token.kind, 0)
        while operators:
            _join(operands, operators.pop())
        return self._recovered(token, operands[0]) if token.kind == "parameter" else operands[0]

    def _recovered(self, parameter: Token, expression: tree.Expression) -> tree.Expression:
        """Takes a parameter behind an expression for an operator that is not complete."""
        written = self.text_of(parameter)
        self.report_at("UnexpectedToken", parameter, written)
        self.skip()
        nested = tree.CommandParameter(parameter.start, parameter.end, parameter.value.name, None, written)
        return tree.ErrorExpression(expression.start, parameter.end, (expression, nested))

    def _with_commas(self, in_ternary: bool) -> tree.Expression | None:
        """Parses operands with commas between them."""
        found = self.unary_expression(in_ternary)
        if found is None or self.no_comma:
            return found
        comma = self.peek()
        if comma.kind != ",":
            return found
        elements = [found]
        while comma.kind == ",":
            self.skip()
            self.skip_newlines()
            element = self.unary_expression(True)
            if element is None:
                self.missing("MissingExpressionAfterToken", comma.end, self.text_of(comma))
                elements.append(tree.ErrorExpression(comma.start, comma.end))
                break
            elements.append(element)
            comma = self.peek()
        return tree.ArrayLiteral(found.start, elements[-1].end, tuple(elements))

    def _first_of_operand(self, in_ternary: bool) -> Token:
        """Returns the token an operand begins with; a dash is read again, as it may belong to a number."""
        lexer = self.lexer
        ahead = self.ahead
        if ahead is not None:
            if ahead.kind != "-" and not (in_ternary and ahead.kind == "generic"):
                return ahead
            self.resync(ahead.start)
        signed, ends = lexer.signed_numbers, lexer.end_number_in_ternary
        lexer.signed_numbers = True
        lexer.end_number_in_ternary = in_ternary
        token = self.ahead = lexer.next()
        lexer.signed_numbers = signed
        lexer.end_number_in_ternary = ends
        return token

    def unary_expression(self, in_ternary: bool = False) -> tree.Expression | None:
        """Parses an operand with the operators in front of it and behind it."""
        token = self._first_of_operand(in_ternary)
        found: tree.Expression | None
        if token.kind in UNARY:
            if token.kind == "," and self.no_comma:
                return None
            self.skip()
            self.skip_newlines()
            self.enter()
            operand = self.unary_expression(True)
            self.depth -= 1
            if operand is None:
                self.missing("MissingExpressionAfterOperator", token.end, self.text_of(token))
                return tree.ErrorExpression(token.start, token.end)
            if token.kind == ",":
                found = tree.ArrayLiteral(token.start, operand.end, (operand,))
            else:
                found = tree.Unary(token.start, operand.end, token.kind, operand)
        elif token.kind == "[":
            self.enter()
            found = self._bracketed_operand(token)
            self.depth -= 1
            if found is None or (isinstance(found, tree.ErrorExpression) and found.start == token.start):
                return found
        else:
            found = self.primary(True)
            if found is None:
                return None
        token = self.peek()
        if token.kind in ("++", "--"):
            self.skip()
            found = tree.Unary(found.start, token.end, token.kind, found, True)
        return found

    def _bracketed_operand(self, token: Token) -> tree.Expression | None:
        """Parses types and attributes, and the operand behind them if there is one."""
        attributes = self.attributes(True)
        if not attributes:
            return None
        last = attributes[-1]
        if isinstance(last, tree.Attribute):
            self.skip_newlines()
            operand = self.unary_expression(True)
            if operand is None:
                self.missing_at("UnexpectedAttribute", last, last.type_name)
                return tree.ErrorExpression(token.start, last.end, tuple(attributes))
            found: tree.Expression = tree.Attributed(last.start, operand.end, last, operand)
        else:
            found = self._after_type(last)
        for attribute in reversed(attributes[:-1]):
            found = _prefixed(attribute, found)
        return found

    def _after_type(self, constraint: tree.TypeConstraint) -> tree.Expression:
        literal = tree.TypeLiteral(constraint.start, constraint.end, constraint.type)
        operator = self.member_operator(False)
        if operator is not None:
            return self.members(literal, operator)
        if self.peek().kind not in ("newline", ","):
            operand = self.unary_expression(True)
            if operand is not None:
                return _prefixed(constraint, operand)
        return literal

    def members(self, target: tree.Expression, operator: Token | None) -> tree.Expression:
        """Parses what is accessed of the target, from the first operator on."""
        raise NotImplementedError


def _join(operands: list[tree.Expression], operator: Token) -> None:
    """Puts the two last operands together."""
    right = operands.pop()
    left = operands[-1]
    operands[-1] = tree.Binary(left.start, right.end, operator.kind, left, right, operator.start, operator.end)


def _prefixed(attribute: tree.Attribute | tree.TypeConstraint, operand: tree.Expression) -> tree.Expression:
    if isinstance(attribute, tree.Attribute):
        return tree.Attributed(attribute.start, operand.end, attribute, operand)
    return tree.Cast(attribute.start, operand.end, attribute.type, operand, attribute.start, attribute.end)

"""Pipelines, chains of them, and assignments."""

from __future__ import annotations

from typing import Final, Literal

from .. import tree
from .commands import Commands
from .cursor import COMMAND, EXPRESSION
from .tokens import ASSIGNMENTS, Token

_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
_CHAINS: Final = ("&&", "||")


class Pipelines(Commands):
    """Parses pipelines and assignments."""

    def _begins_word(self) -> bool:
        """Whether a word stands here that begins with a letter: no expression does, so none needs to be tried."""
        if self.lexer.mode != COMMAND:
            return False
        token = self.peek()
        return self.text[token.start : token.start + 1] in _LETTERS

    def pipeline_chain(self) -> tree.Statement | None:
        """Parses an assignment, a pipeline or several with ``&&`` and ``||`` between them; None where there is none."""
        expression = None
        if not self._begins_word():
            mode = self.set_mode(EXPRESSION)
            expression = self.expression()
            if expression is not None and self.peek().kind in ASSIGNMENTS:
                operator = self.next()
                self.set_mode(mode)
                return self._assignment(expression, operator)
            self.set_mode(mode)
        return self._chain(expression)

    def _assignment(self, target: tree.Expression, operator: Token) -> tree.Statement:
        self.skip_newlines()
        self.enter()
        value = self.statement()
        self.depth -= 1
        if value is None:
            self.missing("ExpectedValueExpression", operator.end, operator.kind)
            value = tree.ErrorStatement(operator.end, operator.end)
        return tree.Assignment(target.start, value.end, target, operator.kind, value, operator.start, operator.end)

    def _chain(self, expression: tree.Expression | None) -> tree.Statement | None:
        chain: tree.Pipeline | tree.PipelineChain | None = None
        operator: Token | None = None
        while True:
            first = None if expression is not None else self.peek()
            pipeline = self._pipeline(expression, is_tried=chain is None)
            expression = None
            if pipeline is None:
                if chain is None or operator is None or first is None:
                    return None
                self._report_missing_link(operator, first)
                return tree.ErrorStatement(chain.start, operator.end, (chain,))
            following = self.peek()
            background = following.kind == "&"
            if background:
                self.skip()
                following = self.peek()
                if following.kind in _CHAINS:
                    self.skip()
                    self.report_at("BackgroundOperatorInPipelineChain", following)
                    return tree.ErrorStatement((chain or pipeline).start, following.end)
            if chain is not None and operator is not None:
                sign: Literal["&&", "||"] = "&&" if operator.kind == "&&" else "||"
                chain = tree.PipelineChain(chain.start, pipeline.end, chain, pipeline, sign, background)
            else:
                pipeline.background = background
                chain = pipeline
            if background or following.kind not in _CHAINS:
                return chain
            operator = following
            self.skip()
            self.skip_newlines()
            if self.peek().kind == "eof":
                self.missing("EmptyPipelineChainElement", operator.end)
                return chain

    def _report_missing_link(self, operator: Token, first: Token) -> None:
        if first.kind == "eof":
            self.missing("EmptyPipelineChainElement", operator.end)
        elif first.kind not in (".", "&"):
            self.report("EmptyPipelineChainElement", operator.start, first.end)

    def _pipeline(self, expression: tree.Expression | None, *, is_tried: bool) -> tree.Pipeline | None:
        """Parses a pipeline, which begins with the expression if one is given; None where there is none.

        `is_tried`: it is known whether an expression stands here.
        """
        elements: list[tree.CommandElement] = []
        bar: Token | None = None
        while True:
            if not is_tried and not self._begins_word():
                expression = self.expression()
            is_tried = False
            element: tree.CommandElement | None
            if expression is not None:
                if elements:
                    self.report_at("ExpressionsMustBeFirstInPipeline", expression)
                element = self._command_expression(expression)
            else:
                element = self.command()
            expression = None
            if element is not None:
                elements.append(element)
            elif elements or self.peek().kind == "|":
                if bar is not None:
                    self.missing("EmptyPipeElement", bar.end)
                else:
                    self.missing_at("EmptyPipeElement", self.peek())
            bar = self._bar()
            if bar is None:
                break
            if self.peek().kind == "eof":
                self.missing("EmptyPipeElement", bar.end)
                break
        if not elements:
            return None
        return tree.Pipeline(elements[0].start, elements[-1].end, tuple(elements))

    def _bar(self) -> Token | None:
        """Takes the bar in front of the next element, also from one of the next lines; None where there is none."""
        token = self.peek()
        if token.kind == "newline" and self.lexer.goes_on_with_bar(token.end):
            self.skip_newlines()
            token = self.peek()
        if token.kind == "|":
            self.skip()
            self.skip_newlines()
            return token
        if token.kind not in _ENDS:
            self.report_at("UnexpectedToken", token, self.text_of(token))
        return None

    def _command_expression(self, expression: tree.Expression) -> tree.CommandExpression:
        redirections: dict[int | str, tree.Redirection] = {}
        end = expression.end
        while self.peek().kind in ("redirection", "<"):
            token = self.next()
            found = self.redirection(token, redirections)
            end = expression.end if token.kind == "<" else found.end
        return tree.CommandExpression(expression.start, end, expression, tuple(redirections.values()))


_ENDS: Final = frozenset((";", "newline", ")", "}", "eof", "&&", "||", "&"))

"""Loops, and labels in front of them."""

from __future__ import annotations

from .. import tree
from .branches import Branches
from .tokens import Token


class Loops(Branches):
    """Parses loops."""

    def labeled_statement(self, label: Token) -> tree.Statement | None:
        """Parses the loop or switch that a label stands in front of; before anything else it is a command's name."""
        token = self.next()
        if token.kind == "switch":
            return self.switch_statement(token, label)
        if token.kind == "foreach":
            return self.foreach_statement(token, label)
        if token.kind == "for":
            return self.for_statement(token, label)
        if token.kind == "while":
            return self.while_statement(token, label)
        if token.kind == "do":
            return self.do_statement(token, label)
        self.resync(label.start)
        return self.pipeline_chain()

    def while_statement(self, keyword: Token, label: Token | None = None) -> tree.Statement:
        """Parses ``while`` after its keyword."""
        start = (label or keyword).start
        self.skip_newlines()
        left = self.next()
        if left.kind != "(":
            self.unget(left)
            self.missing("MissingOpenParenthesisAfterKeyword", keyword.end, self.text_of(keyword))
            return self.error_statement(start, keyword.end)
        self.skip_newlines()
        condition = self.pipeline_chain()
        if condition is None:
            self.missing("MissingExpressionAfterKeyword", left.end, "while")
            condition = self.error_statement(left.end, left.end)
        self.skip_newlines()
        right = self.next()
        if right.kind != ")":
            self.unget(right)
            if not isinstance(condition, tree.ErrorStatement):
                self.missing("MissingEndParenthesisAfterStatement", condition.end, "while")
            return self.error_statement(start, condition.end, condition)
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            self.missing("MissingLoopStatement", right.end, "while")
            return self.error_statement(start, right.end, condition)
        return tree.While(start, body.end, _name(label), condition, body)

    def do_statement(self, keyword: Token, label: Token | None = None) -> tree.Statement:
        """Parses ``do … while`` and ``do … until`` after the first keyword."""
        start = (label or keyword).start
        body = self.statement_block()
        if body is None:
            self.missing("MissingLoopStatement", keyword.end, "do")
            return self.error_statement(start, keyword.end)
        self.skip_newlines()
        second = self.next()
        if second.kind not in ("while", "until"):
            self.unget(second)
            self.missing("MissingWhileOrUntilInDoWhile", body.end)
            return self.error_statement(start, body.end, body)
        self.skip_newlines()
        left = self.next()
        if left.kind != "(":
            self.unget(left)
            self.missing("MissingOpenParenthesisAfterKeyword", second.end, second.kind)
            return self.error_statement(start, second.end, body)
        self.skip_newlines()
        condition = self.pipeline_chain()
        if condition is None:
            self.missing("MissingExpressionAfterKeyword", left.end, second.kind)
        self.skip_newlines()
        right = self.next()
        if right.kind != ")":
            self.unget(right)
            if condition is not None:
                self.missing("MissingEndParenthesisAfterStatement", condition.end, second.kind)
                return self.error_statement(start, condition.end, body, condition)
        if condition is None:
            return self.error_statement(start, left.end, body)
        made = tree.DoUntil if second.kind == "until" else tree.DoWhile
        return made(start, right.end, _name(label), condition, body)

    def for_statement(self, keyword: Token, label: Token | None = None) -> tree.Statement:
        """Parses ``for`` after its keyword."""
        start = (label or keyword).start
        self.skip_newlines()
        left = self.next()
        if left.kind != "(":
            self.unget(left)
            self.missing("MissingOpenParenthesisAfterKeyword", keyword.end, "for")
            return self.error_statement(start, keyword.end)
        end = left.end
        parts: list[tree.Statement | None] = []
        for is_last in (False, False, True):
            self.skip_newlines()
            part = self.pipeline_chain()
            parts.append(part)
            end = end if part is None else part.end
            if not is_last and self.peek().kind == ";":
                end = self.next().end
        self.skip_newlines()
        right = self.next()
        if right.kind != ")":
            self.unget(right)
            self.missing("MissingEndParenthesisAfterStatement", end, "for")
            return self.error_statement(start, end, *parts)
        body = self.statement_block()
        if body is None:
            self.missing("MissingLoopStatement", right.end, "for")
            return self.error_statement(start, right.end, *parts)
        initializer, condition, iterator = parts
        return tree.For(start, body.end, _name(label), initializer, condition, iterator, body)

    def foreach_statement(self, keyword: Token, label: Token | None = None) -> tree.Statement:
        """Parses ``foreach`` after its keyword."""
        start = (label or keyword).start
        self.skip_newlines()
        flags = self._foreach_flags()
        left = self.next()
        if left.kind != "(":
            self.unget(left)
            self.missing("MissingOpenParenthesisAfterKeyword", keyword.end, "foreach")
            return self.error_statement(start, keyword.end)
        self.skip_newlines()
        token = self.next()
        if token.kind not in ("variable", "splatted"):
            self.unget(token)
            self.missing("MissingVariableNameAfterForeach", left.end)
            return self.error_statement(start, left.end)
        variable = self.variable_of(token)
        self.skip_newlines()
        in_ = self.next()
        if in_.kind != "in":
            self.unget(in_)
            self.missing("MissingInInForeach", variable.end)
            return self.error_statement(start, variable.end, variable)
        self.skip_newlines()
        collection = self.pipeline_chain()
        if collection is None:
            self.missing("MissingForeachExpression", in_.end)
            return self.error_statement(start, in_.end, variable)
        self.skip_newlines()
        right = self.next()
        if right.kind != ")":
            self.unget(right)
            self.missing("MissingEndParenthesisAfterForeach", collection.end)
            return self.error_statement(start, collection.end, variable, collection)
        body = self.statement_block()
        if body is None:
            self.missing("MissingForeachStatement", right.end)
            return self.error_statement(start, right.end, variable, collection)
        if "invalid" in flags:
            return self.error_statement(start, keyword.end, variable, collection, body)
        return tree.ForEach(start, body.end, _name(label), variable, collection, body, flags)

    def _foreach_flags(self) -> frozenset[str]:
        """Parses the parameters of foreach, which are all reserved; ``invalid`` is among the flags where one is none."""
        flags: set[str] = set()
        while self.peek().kind == "parameter":
            token = self.next()
            name: str = token.value.name
            if "parallel".startswith(name.lower()):
                flags.add("parallel")
            elif "throttlelimit".startswith(name.lower()):
                flags.add("throttlelimit")
                self.skip_newlines()
                if self.single_argument(goes_on=True) is None:
                    self.missing("MissingThrottleLimit", token.end)
                    flags.discard("throttlelimit")
            else:
                flags.add("invalid")
                self.report_at("InvalidForeachFlag", token, name)
            self.skip_newlines()
        return frozenset(flags)


def _name(label: Token | None) -> str | None:
    return None if label is None else label.value

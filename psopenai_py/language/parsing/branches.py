"""The statements ``if`` and ``switch``."""

from __future__ import annotations

from .. import tree
from .blocks import Blocks
from .tokens import Token

_FLAGS = ("regex", "wildcard", "exact", "casesensitive", "parallel", "file")
_EXCLUSIVE = {"regex": {"wildcard"}, "wildcard": {"regex"}, "exact": {"regex", "wildcard", "exact"}}
"""Which flags each of these takes back; ``exact`` itself is what is left then."""


class Branches(Blocks):
    """Parses branches."""

    def if_statement(self, first: Token) -> tree.Statement:
        """Parses an if statement after its keyword."""
        clauses: list[tuple[tree.Statement, tree.StatementBlock]] = []
        keyword = first
        while True:
            clause = self._if_clause(first, keyword)
            if isinstance(clause, tree.ErrorStatement):
                return self.error_statement(clause.start, clause.end, *_nodes(clauses), *clause.nested)
            clauses.append(clause)
            end = clause[1].end
            # Line ends behind the block are kept unless else follows: in a hashtable they end the entry.
            restore_point = self.lexer.restore_point() if self.ahead is None else self.ahead.start
            self.skip_newlines()
            keyword = self.peek()
            if keyword.kind == "elseif":
                self.skip()
                continue
            otherwise = None
            if keyword.kind == "else":
                self.skip()
                self.skip_newlines()
                otherwise = self.statement_block()
                if otherwise is None:
                    self.missing("MissingStatementBlockAfterElse", keyword.end)
                    return self.error_statement(first.start, keyword.end, *_nodes(clauses))
                end = otherwise.end
            else:
                self.resync(restore_point)
            return tree.If(first.start, end, tuple(clauses), otherwise)

    def _if_clause(self, first: Token, keyword: Token) -> tuple[tree.Statement, tree.StatementBlock] | tree.ErrorStatement:
        written = self.text_of(keyword)
        self.skip_newlines()
        left = self.next()
        if left.kind != "(":
            self.unget(left)
            self.missing("MissingOpenParenthesisInIfStatement", keyword.end, written)
            return self.error_statement(first.start, keyword.end)
        self.skip_newlines()
        condition = self.pipeline_chain()
        if condition is None:
            self.missing("IfStatementMissingCondition", left.end, written)
            condition = self.error_statement(left.end, left.end)
        self.skip_newlines()
        right = self.next()
        if right.kind != ")":
            self.unget(right)
            if not isinstance(condition, tree.ErrorStatement):
                self.missing_at("MissingEndParenthesisAfterStatement", right, written)
            return self.error_statement(first.start, self.before(right), condition)
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            self.missing_at("MissingStatementBlock", right, written)
            return self.error_statement(first.start, right.end, condition)
        return condition, body

    def switch_statement(self, switch: Token, label: Token | None = None) -> tree.Statement:
        """Parses a switch statement after its keyword."""
        return _SwitchRule(self, switch, label).parse()


def _nodes(clauses: list[tuple[tree.Statement, tree.StatementBlock]]) -> list[tree.Node]:
    return [node for clause in clauses for node in clause]


class _SwitchRule:
    """Parses one switch statement; `end` is where it ends as far as it is parsed."""

    def __init__(self, parser: Branches, switch: Token, label: Token | None) -> None:
        self.parser = parser
        self.label = label
        self.start = (label or switch).start
        self.end = (label or switch).end
        self.failed = False
        self.incomplete = False
        self.flags: set[str] = set()
        self.condition: tree.Statement | None = None
        self.clauses: list[tuple[tree.Expression, tree.StatementBlock]] = []
        self.default: tree.StatementBlock | None = None
        self.parsed: list[tree.Node] = []

    def parse(self) -> tree.Statement:
        """Parses the statement."""
        parser = self.parser
        parser.skip_newlines()
        self._flags()
        self._condition()
        parser.skip_newlines()
        left = parser.next()
        if left.kind == "{":
            self._clauses(left)
        else:
            parser.unget(left)
            if not self.incomplete:
                self._missing("MissingCurlyBraceInSwitchStatement", self.end)
        if self.failed or self.condition is None:
            return parser.error_statement(self.start, self.end, self.condition, *self.parsed)
        label = None if self.label is None else self.label.value
        flags = frozenset(self.flags)
        return tree.Switch(self.start, self.end, label, self.condition, flags, tuple(self.clauses), self.default)

    def _missing(self, error_id: str, offset: int) -> None:
        self.failed = True
        self.incomplete = self.parser.missing(error_id, offset)

    def _flags(self) -> None:
        parser = self.parser
        while parser.peek().kind == "parameter":
            token = parser.next()
            self.end = token.end
            name: str = token.value.name
            flag = next((one for one in _FLAGS if one.startswith(name.lower())), None)
            if flag is None:
                self.failed = True
                parser.report_at("InvalidSwitchFlag", token, name)
                continue
            self.flags.add(flag)
            self.flags -= _EXCLUSIVE.get(flag, set())
            if flag == "file":
                self._file(token)

    def _file(self, flag: Token) -> None:
        parser = self.parser
        parser.skip_newlines()
        name = parser.single_argument()
        if name is None:
            self._missing("MissingFilenameOption", flag.end)
            return
        self.end = name.end
        self.condition = tree.Pipeline(name.start, name.end, (tree.CommandExpression(name.start, name.end, name),))

    def _condition(self) -> None:
        parser = self.parser
        left = parser.peek()
        if left.kind != "(":
            if self.condition is None and "file" not in self.flags:
                self._missing("PipelineValueRequired", self.end)
            return
        self.end = left.end
        parser.skip()
        if "file" in self.flags:
            self.failed = True
            parser.report_at("PipelineValueRequired", left)
        parser.skip_newlines()
        self.condition = parser.pipeline_chain()
        if self.condition is None:
            self._missing("PipelineValueRequired", left.end)
        else:
            self.end = self.condition.end
        parser.skip_newlines()
        right = parser.next()
        if right.kind == ")":
            self.end = right.end
        else:
            parser.unget(right)
            if not self.incomplete:
                self._missing("MissingEndParenthesisInSwitchStatement", self.end)

    def _clauses(self, left: Token) -> None:
        parser = self.parser
        self.end = left.end
        parser.skip_newlines()
        while self._clause():
            parser.skip_separators()
            token = parser.peek()
            if token.kind == "}":
                self.end = token.end
                parser.skip()
                return
            if token.kind == "eof":
                if not self.incomplete:
                    self.failed = True
                    parser.missing_at("MissingEndCurlyBrace", left, found=token.end)
                return

    def _clause(self) -> bool:
        """Parses a clause; false where no condition stands, so that none follow either."""
        parser = self.parser
        token = parser.peek()
        is_default = token.kind == "default"
        condition: tree.Expression | None
        if is_default:
            parser.skip()
            condition = tree.String(token.start, token.end, parser.text_of(token), "bare")
        else:
            condition = parser.single_argument()
        if condition is None:
            incomplete = self.incomplete
            self._missing("MissingSwitchConditionExpression", self.end)
            self.incomplete = incomplete
            if parser.peek().kind == "}":
                parser.skip()
            return False
        self.parsed.append(condition)
        self.end = condition.end
        body = parser.statement_block()
        if body is None:
            self._missing("MissingSwitchStatementClause", self.end)
            return True
        self.parsed.append(body)
        self.end = body.end
        if not is_default:
            self.clauses.append((condition, body))
            return True
        if self.default is not None:
            self.failed = True
            parser.report_at("MultipleSwitchDefaultClauses", condition)
        self.default = body
        return True

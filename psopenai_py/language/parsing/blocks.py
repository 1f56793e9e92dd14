"""Script blocks, lists of statements, and the choice of the statement that a word begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import tree
from .pipelines import Pipelines
from .tokens import BLOCK_NAMES, KEYWORDS, STATEMENTS, Token
from .type_names import before

_STRAY = ("else", "elseif", "catch", "until")

Rule = Callable[[Any, Token], tree.Statement | None]
"""Parses a statement after its keyword; the first argument is the parser."""


class Blocks(Pipelines):
    """Parses script blocks and lists of statements."""

    def rule(self, keyword: str) -> Rule | None:
        """Returns the rule of the statement that a keyword begins."""
        raise NotImplementedError

    def using_statement(self, using: Token) -> tree.Statement:
        """Parses a using statement after its keyword."""
        raise NotImplementedError

    def script_block(
        self, left_brace: Token | None, is_filter: bool = False, first: tree.Statement | None = None
    ) -> tree.ScriptBlock:
        """Parses a script, or what stands in braces after the one that is given, with it; `first` is a statement before all."""
        self.skip_newlines()
        using = self._using_statements() if left_brace is None else []
        param_block = self.param_block()
        self.skip_separators()
        if self.peek().kind in BLOCK_NAMES:
            block = self._named_blocks(left_brace, param_block)
        else:
            block = self._body(left_brace, param_block, is_filter, first)
        block.param_block = param_block
        block.using_statements = tuple(using)
        return block

    def _using_statements(self) -> list[tree.UsingStatement]:
        found: list[tree.UsingStatement] = []
        while True:
            token = self.peek()
            if token.kind != "using":
                if self.text.startswith("[", token.start):
                    # It may be an attribute, which only the param block reads as one.
                    self.resync(token.start)
                return found
            self.skip()
            statement = self.using_statement(token)
            self.skip_separators()
            if isinstance(statement, tree.UsingStatement):
                found.append(statement)

    def _body(
        self, left_brace: Token | None, param_block: tree.ParamBlock | None, is_filter: bool, first: tree.Statement | None
    ) -> tree.ScriptBlock:
        statements: list[tree.Statement] = [] if first is None else [first]
        traps: list[tree.Trap] = []
        start, end = (param_block.start, param_block.end) if param_block else (-1, -1)
        while True:
            found = self.statement_list()
            if found is not None:
                statements += found.statements
                traps += found.traps
                start, end = (found.start if start < 0 else start), found.end
            complete = self._end_of_body(left_brace, end)
            if complete is not None:
                block = complete
                break
        if start < 0:
            start, end = block.body_start, block.body_end
        name = "process" if is_filter else "end"
        named = tree.NamedBlock(start, end, name, tuple(statements), tuple(traps), True)
        if is_filter:
            block.process_block = named
        else:
            block.end_block = named
        return block

    def _end_of_body(self, left_brace: Token | None, end: int) -> tree.ScriptBlock | None:
        """Takes the closing brace and returns the block; None where a script goes on behind what does not belong there."""
        token = self.next()
        if left_brace is None:
            if token.kind == "eof":
                lexer = self.lexer
                return tree.ScriptBlock(lexer.base, lexer.base + len(lexer.text))
            self.report_at("UnexpectedToken", token, self.text_of(token))
            return None
        if token.kind == "}":
            return tree.ScriptBlock(left_brace.start, token.end, body_start=left_brace.end, body_end=token.start)
        self.unget(token)
        self.missing_at("MissingEndCurlyBrace", left_brace, found=token.end)
        end = max(end, left_brace.end)
        return tree.ScriptBlock(left_brace.start, end, body_start=left_brace.end)

    def _named_blocks(self, left_brace: Token | None, param_block: tree.ParamBlock | None) -> tree.ScriptBlock:
        blocks: dict[str, tree.NamedBlock] = {}
        end = -1
        while True:
            name = self.next()
            if name.kind not in BLOCK_NAMES:
                break
            body = self.statement_block()
            if body is None:
                self.missing("MissingNamedStatementBlock", name.end, name.kind)
                body = tree.StatementBlock(name.start, name.end, ())
            end = body.end
            block = tree.NamedBlock(name.start, end, name.kind, body.statements, body.traps)
            if name.kind in blocks:
                self.report_at("DuplicateScriptCommandClause", block, name.kind)
            else:
                blocks[name.kind] = block
            self.skip_separators()
        if name.kind in ("}", "eof"):
            self.unget(name)
            found = self._end_of_body(left_brace, end)
        else:
            found = None
            if left_brace is not None:
                self.unget(name)
            self.report_at("MissingNamedBlocks", name, self.text_of(name))
        if found is None:
            lexer = self.lexer
            start = lexer.base if left_brace is None else left_brace.start
            found = tree.ScriptBlock(start, lexer.base + len(lexer.text) if left_brace is None else end)
        found.begin_block = blocks.get("begin")
        found.process_block = blocks.get("process")
        found.end_block = blocks.get("end")
        found.clean_block = blocks.get("clean")
        found.dynamic_param_block = blocks.get("dynamicparam")
        return found

    def statement_block(self) -> tree.StatementBlock | None:
        """Parses statements in braces; None where there are none."""
        self.skip_newlines()
        left = self.next()
        if left.kind != "{":
            self.unget(left)
            return None
        body = self.statement_list()
        right = self.next()
        end = right.end
        if right.kind != "}":
            self.unget(right)
            end = left.end if body is None else body.end
            self.missing_at("MissingEndCurlyBrace", left, found=right.end)
        if body is None:
            return tree.StatementBlock(left.start, end, ())
        return tree.StatementBlock(left.start, end, body.statements, body.traps)

    def statement_list(self) -> tree.StatementBlock | None:
        """Parses statements up to a closing parenthesis or brace; None where there are none."""
        statements: list[tree.Statement] = []
        traps: list[tree.Trap] = []
        start = end = -1
        self.enter()
        self.skip_separators()
        while True:
            statement = self.statement()
            if statement is None:
                break
            signature = self.lexer.signature
            if signature is not None and signature < statement.start:
                self.report_at("TokenAfterEndOfValidScriptText", statement)
            if isinstance(statement, tree.Trap):
                traps.append(statement)
            else:
                statements.append(statement)
            start = statement.start if start < 0 else start
            end = statement.end
            self.skip_separators()
            if self.peek().kind in (")", "}"):
                break
        self.depth -= 1
        return None if start < 0 else tree.StatementBlock(start, end, tuple(statements), tuple(traps))

    def statement(self) -> tree.Statement | None:
        """Parses a statement; None where there is none."""
        token = self.next()
        while token.kind in _STRAY and len(self.errors):
            # After an error these words are passed over, so that they do not become commands.
            self.skip_newlines()
            token = self.next()
        attributes: list[tree.Attribute | tree.TypeConstraint] = []
        restore_point = token.start
        if token.kind == "generic" and self.text[token.start : token.start + 1] == "[":
            self.resync(token.start)
            attributes = self.attributes()
            token = self.next()
            if attributes and not self._may_have_attributes(token, attributes):
                self.resync(restore_point)
                token = self.next()
        kind = token.kind
        rule = self.rule(kind) if kind in KEYWORDS else None
        if rule is not None:
            return rule(self, token)
        if kind == "label":
            self.skip_newlines()
            return self.labeled_statement(token)
        if kind in ("class", "enum"):
            return self.type_definition(token, attributes)
        if kind == "eof" and not attributes:
            self.unget(token)
            return None
        if attributes:
            self.resync(restore_point)
        else:
            self.unget(token)
        return self.pipeline_chain()

    def _may_have_attributes(self, token: Token, attributes: list[tree.Attribute | tree.TypeConstraint]) -> bool:
        """Whether what was read are attributes of a statement; reports those that must not stand there."""
        first_type = next((one for one in attributes if isinstance(one, tree.TypeConstraint)), None)
        if token.kind in STATEMENTS:
            if first_type is not None:
                return False
            first = attributes[0]
            assert isinstance(first, tree.Attribute)
            self.report_at("UnexpectedAttribute", first, first.type_name)
            return True
        if token.kind not in KEYWORDS:
            return False
        if first_type is not None:
            self.report_at("TypeNotAllowedBeforeStatement", first_type, first_type.type)
        return True

    def labeled_statement(self, label: Token) -> tree.Statement | None:
        """Parses the loop or switch that a label stands in front of."""
        raise NotImplementedError

    def type_definition(self, keyword: Token, attributes: list[tree.Attribute | tree.TypeConstraint]) -> tree.Statement:
        """Parses a class or an enumeration after its keyword."""
        raise NotImplementedError

    def error_statement(self, start: int, end: int, *nested: tree.Node | None) -> tree.ErrorStatement:
        """Returns what stands for a statement that is not complete."""
        return tree.ErrorStatement(start, end, tuple(node for node in nested if node is not None))

    def before(self, token: Token) -> int:
        """Returns the offset right before a token."""
        return before(token)

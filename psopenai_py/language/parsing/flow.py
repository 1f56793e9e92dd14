"""Statements that end something or catch its end: break, return, throw, try, trap; and data sections."""

from __future__ import annotations

from .. import tree
from .loops import Loops
from .tokens import Token


class Flow(Loops):
    """Parses statements of flow, and data sections."""

    def break_statement(self, keyword: Token) -> tree.Statement:
        """Parses ``break`` after its keyword."""
        label = self.label_or_key()
        return tree.Break(keyword.start, keyword.end if label is None else label.end, label)

    def continue_statement(self, keyword: Token) -> tree.Statement:
        """Parses ``continue`` after its keyword."""
        label = self.label_or_key()
        return tree.Continue(keyword.start, keyword.end if label is None else label.end, label)

    def return_statement(self, keyword: Token) -> tree.Statement:
        """Parses ``return`` after its keyword."""
        pipeline = self.pipeline_chain()
        return tree.Return(keyword.start, keyword.end if pipeline is None else pipeline.end, pipeline)

    def exit_statement(self, keyword: Token) -> tree.Statement:
        """Parses ``exit`` after its keyword."""
        pipeline = self.pipeline_chain()
        return tree.Exit(keyword.start, keyword.end if pipeline is None else pipeline.end, pipeline)

    def throw_statement(self, keyword: Token) -> tree.Statement:
        """Parses ``throw`` after its keyword."""
        pipeline = self.pipeline_chain()
        return tree.Throw(keyword.start, keyword.end if pipeline is None else pipeline.end, pipeline)

    def reserved_statement(self, keyword: Token) -> tree.Statement:
        """Refuses a keyword that has no meaning yet."""
        self.report_at("ReservedKeywordNotAllowed", keyword, keyword.kind)
        return self.error_statement(keyword.start, keyword.end)

    def workflow_block(self, keyword: Token) -> tree.Statement:
        """Parses ``parallel`` and ``sequence`` after the keyword: blocks of workflows, which there are none of."""
        body = self.statement_block()
        if body is None:
            self.missing("MissingStatementAfterKeyword", keyword.end, self.text_of(keyword))
            return self.error_statement(keyword.start, keyword.end)
        return tree.WorkflowBlock(keyword.start, body.end, self.text_of(keyword), body)

    def trap_statement(self, keyword: Token) -> tree.Statement:
        """Parses ``trap`` after its keyword."""
        restore_point = self.lexer.restore_point()
        self.skip_newlines()
        constraint = self.attribute()
        if isinstance(constraint, tree.Attribute):
            # It may belong to what follows a trap that has no body.
            self.resync(restore_point)
            constraint = None
        body = self.statement_block()
        if body is None:
            end = keyword.end if constraint is None else constraint.end
            self.missing("MissingTrapStatement", end)
            return self.error_statement(keyword.start, end, constraint)
        return tree.Trap(keyword.start, body.end, None if constraint is None else constraint.type, body)

    def try_statement(self, keyword: Token) -> tree.Statement:
        """Parses ``try`` with its catch and finally blocks after the keyword."""
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            self.missing("MissingTryStatementBlock", keyword.end)
            return self.error_statement(keyword.start, keyword.end)
        catches: list[tree.Catch] = []
        failed: int | None = None
        while True:
            catch, failed = self._catch(failed)
            if catch is None:
                break
            catches.append(catch)
        self.skip_newlines()
        token = self.peek()
        finally_ = None
        if token.kind == "finally":
            self.skip()
            finally_ = self.statement_block()
            if finally_ is None:
                failed = token.end
                self.missing("MissingFinallyStatementBlock", failed, "finally")
        if not catches and finally_ is None and failed is None:
            failed = body.end
            self.missing("MissingCatchOrFinally", failed)
        if failed is not None:
            return self.error_statement(keyword.start, failed, body, *catches)
        end = finally_.end if finally_ is not None else catches[-1].end
        return tree.Try(keyword.start, end, body, tuple(catches), finally_)

    def _catch(self, failed: int | None) -> tuple[tree.Catch | None, int | None]:
        """Parses a catch block; returns it, and where the statement ends if it is not complete (`failed` as it was else)."""
        self.skip_newlines()
        keyword = self.next()
        if keyword.kind != "catch":
            self.unget(keyword)
            return None, failed
        types: list[tree.TypeConstraint] = []
        comma: Token | None = None
        is_reported = False
        while True:
            restore_point = self.lexer.restore_point()
            self.skip_newlines()
            constraint = self.attribute()
            if constraint is None:
                if comma is not None:
                    failed = comma.end
                    is_reported = True
                    self.missing("MissingTypeLiteralToken", failed)
                break
            if isinstance(constraint, tree.Attribute):
                self.resync(restore_point)
                break
            types.append(constraint)
            self.skip_newlines()
            comma = self.peek()
            if comma.kind != ",":
                break
            self.skip()
        body = self.statement_block()
        if body is None:
            if not is_reported:
                failed = types[-1].end if types else keyword.end
                self.missing("MissingCatchHandlerBlock", failed)
            return None, failed
        return tree.Catch(keyword.start, body.end, tuple(one.type for one in types), body), failed

    def data_statement(self, keyword: Token) -> tree.Statement:
        """Parses a data section after its keyword."""
        self.skip_newlines()
        name = self.simple_name()
        self.skip_newlines()
        token = self.peek()
        commands: list[tree.Expression] = []
        failed: int | None = None
        if token.kind == "parameter":
            self.skip()
            if not "supportedcommand".startswith(token.value.name.lower()):
                failed = token.end
                self.report_at("InvalidParameterForDataSectionStatement", token, token.value.name)
            failed = self._supported_commands(token, commands, failed)
        body = None
        if failed is None:
            body = self.statement_block()
            if body is None:
                failed = commands[-1].end if commands else keyword.end if name is None else name.end
                self.missing("MissingStatementBlockForDataSection", failed)
        if failed is not None or body is None:
            return self.error_statement(keyword.start, keyword.end if failed is None else failed, *commands)
        return tree.Data(keyword.start, body.end, None if name is None else name.value, tuple(commands), body)

    def _supported_commands(self, last: Token, commands: list[tree.Expression], failed: int | None) -> int | None:
        """Parses names with commas between them; returns where the statement ends if one is missing."""
        while True:
            self.skip_newlines()
            command = self.single_argument(is_name=True)
            if command is None:
                if failed is None:
                    self.missing("MissingValueForSupportedCommandInDataSectionStatement", last.end)
                return last.end
            commands.append(command)
            last = self.peek()
            if last.kind != ",":
                return failed
            self.skip()

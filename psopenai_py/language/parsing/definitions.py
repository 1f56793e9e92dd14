"""Functions, and using statements."""

from __future__ import annotations

import os
from typing import Final, Literal

from .. import tree
from .flow import Flow
from .tokens import Pieces, Token, split_scope

_NO_NAME: Final = frozenset(
    (
        *("|", "(", "{", "@(", "@{", "}", ")", "eof", ";", "redirection", "<", "&&", "||", "&"),
        *("variable", "splatted", "single", "double", "single_here", "double_here"),
    )
)
_Kind = Literal["assembly", "command", "module", "namespace", "type"]
_USING: Final[dict[str, _Kind]] = {
    "assembly": "assembly",
    "command": "command",
    "module": "module",
    "namespace": "namespace",
    "type": "type",
}


def _name_of(word: Token) -> str:
    """Returns a bare word as a name, in which nothing is expanded."""
    value: str | Pieces = word.value
    return value.text if isinstance(value, Pieces) else value


class Definitions(Flow):
    """Parses functions and using statements."""

    def function_statement(self, keyword: Token) -> tree.Statement:
        """Parses a function, filter or workflow after its keyword."""
        self.skip_newlines()
        token = self.next()
        if token.kind in _NO_NAME:
            self.unget(token)
            self.missing("MissingNameAfterKeyword", keyword.end, self.text_of(keyword))
            return self.error_statement(keyword.start, keyword.end)
        parameters, failed, end = self.function_parameters()
        left, failed = self.body_start(token, failed, end)
        if failed is not None:
            return self.error_statement(keyword.start, failed, *(parameters or ()))
        in_workflow = self.lexer.in_workflow
        self.lexer.in_workflow = keyword.kind == "workflow"
        body = self.script_block(left, keyword.kind == "filter")
        self.lexer.in_workflow = in_workflow
        written = _name_of(token) if token.kind == "generic" else self.text_of(token)
        scope, name = split_scope(written)
        return tree.FunctionDefinition(
            keyword.start,
            body.end,
            name or written,
            body,
            None if parameters is None else tuple(parameters),
            keyword.kind == "filter",
            keyword.kind == "workflow",
            scope if name else "",
        )

    def function_parameters(self) -> tuple[list[tree.Parameter] | None, int | None, int | None]:
        """Parses the parameters behind a function's name.

        Returns them, None where there are none; where the function ends if they are not complete; and where they end.
        """
        self.skip_newlines()
        left = self.peek()
        if left.kind != "(":
            return None, None, None
        self.skip()
        parameters = self.parameter_list()
        self.skip_newlines()
        right = self.next()
        failed = None
        if right.kind != ")":
            self.unget(right)
            failed = parameters[-1].end if parameters else left.end
            self.missing("MissingEndParenthesisInFunctionParameterList", failed)
        self.skip_newlines()
        return parameters, failed, right.end

    def body_start(self, name: Token, failed: int | None, end: int | None) -> tuple[Token, int | None]:
        """Returns the brace of a function's body, and where the function ends if it is not complete.

        `failed` is where it ends already, `end` where its parameters end.
        """
        left = self.next()
        if left.kind != "{":
            self.unget(left)
            if failed is None:
                failed = name.end if end is None else end
                self.missing("MissingFunctionBody", failed)
        return left, failed

    def late_using_statement(self, keyword: Token) -> tree.Statement:
        """Parses a using statement that does not stand at the start of a script, which is an error."""
        statement = self.using_statement(keyword)
        self.report_at("UsingMustBeAtStartOfScript", statement)
        return statement

    def using_statement(self, using: Token) -> tree.Statement:
        """Parses a using statement after its keyword."""
        directive = self.next()
        kind = _USING.get(directive.kind)
        if kind is None:
            self.unget(directive)
            self.missing("MissingUsingStatementDirective", using.end)
            return self.error_statement(using.start, using.end)
        token = self.next()
        if token.kind in ("eof", "newline", ",", ";"):
            self.missing("MissingUsingItemName", directive.end)
            return self.error_statement(using.start, directive.end)
        item = self.argument(token)
        if item is None:
            self.report_at("InvalidValueForUsingItemName", token, self.text_of(token))
            self.sync(True, ";", "newline")
            return self.error_statement(using.start, token.end)
        if not isinstance(item, tree.String) and not (kind == "module" and isinstance(item, tree.Hashtable)):
            self.report_at("InvalidValueForUsingItemName", item, self.text_of(item))
            return self.error_statement(using.start, item.end)
        module = item if isinstance(item, tree.Hashtable) else None
        name = item if isinstance(item, tree.String) else None
        if kind == "assembly" and name is not None:
            self._check_assembly(name)
        if kind != "assembly" and name is not None:
            equals = self.peek()
            if equals.kind == "=":
                self.skip()
                return self._alias(using, kind, name, equals)
            if kind in ("type", "command"):
                self.missing("MissingEqualsInUsingAlias", token.end)
                return self.error_statement(using.start, item.end, item)
        self._statement_end()
        return tree.UsingStatement(using.start, item.end, kind, name, None, module)

    def _alias(self, using: Token, kind: _Kind, name: tree.String, equals: Token) -> tree.Statement:
        token = self.next()
        if token.kind in ("eof", "newline", ";"):
            self.unget(token)
            self.missing("MissingNamespaceAlias", equals.end)
            return self.error_statement(using.start, equals.end)
        if token.kind == ",":
            self.report_at("UnexpectedUnaryOperator", token, ",")
            return self.error_statement(using.start, token.end)
        alias = self.argument(token)
        module = alias if kind == "module" and isinstance(alias, tree.Hashtable) else None
        if module is None and not isinstance(alias, tree.String):
            place: Token | tree.Node = token if alias is None else alias
            self.report_at("InvalidValueForUsingItemName", place, self.text_of(place))
            return self.error_statement(using.start, place.end, name, alias)
        self._statement_end()
        written = alias if isinstance(alias, tree.String) else None
        return tree.UsingStatement(using.start, token.end, kind, name, written, module)

    def _statement_end(self) -> None:
        """Takes the end of a statement, which has to follow."""
        token = self.peek()
        if token.kind in ("newline", ";"):
            self.skip()
        elif token.kind != "eof":
            self.missing_at("MissingStatementTerminator", token)

    def _check_assembly(self, name: tree.String) -> None:
        """Reports an assembly that is not in a local file."""
        scheme, colon, _ = name.value.partition("://")
        if colon and scheme.isalpha():
            if scheme.lower() != "file":
                self.report_at("CannotLoadAssemblyWithUriSchema", name, scheme.lower())
        elif name.value.startswith("\\\\"):
            self.report_at("CannotLoadAssemblyFromUncPath", name, name.value)
        else:
            folder = os.path.dirname(self.source.file or "")
            if "\0" in name.value or not os.path.isfile(os.path.join(folder, name.value)):
                self.report_at("ErrorLoadingAssembly", name, name.value)

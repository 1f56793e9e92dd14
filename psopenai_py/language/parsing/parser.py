"""The parser: a text becomes a syntax tree and errors."""

from __future__ import annotations

from typing import Final

from .. import tree
from .blocks import Rule
from .checks.checker import check_tree
from .checks.modules import check_modules
from .classes import Classes
from .errors import ErrorList, ParseError
from .reader import TooComplicated
from .source import Source


class Comment:
    """A comment: its place, and its text with the signs around it."""

    __slots__ = ("end", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start = start
        self.end = end
        self.text = text


class Parsed:
    """What a text is parsed to."""

    __slots__ = ("_comments", "errors", "script", "source")

    def __init__(self, source: Source, script: tree.ScriptBlock, errors: tuple[ParseError, ...], comments: dict[int, int]) -> None:
        self.source = source
        self.script = script
        self.errors = errors
        self._comments = comments

    @property
    def incomplete(self) -> bool:
        """Whether the first error says that the text ends too early."""
        return bool(self.errors) and self.errors[0].incomplete

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments in the order of the text."""
        text = self.source.text
        return tuple(Comment(start, end, text[start:end]) for start, end in sorted(self._comments.items()))


class Parser(Classes):
    """Parses one text."""

    def rule(self, keyword: str) -> Rule | None:
        """Returns the rule of the statement that a keyword begins."""
        return _RULES.get(keyword)

    def too_complicated(self) -> tree.ScriptBlock:
        """Reports that the text is nested too deeply; returns what stands for its tree."""
        at = self.lexer.offset(self.lexer.at)
        self.report("ScriptTooComplicated", at, at)
        return tree.ScriptBlock(0, len(self.text))


_RULES: Final[dict[str, Rule]] = {
    "if": Parser.if_statement,
    "switch": Parser.switch_statement,
    "foreach": Parser.foreach_statement,
    "for": Parser.for_statement,
    "while": Parser.while_statement,
    "do": Parser.do_statement,
    "function": Parser.function_statement,
    "filter": Parser.function_statement,
    "workflow": Parser.function_statement,
    "return": Parser.return_statement,
    "throw": Parser.throw_statement,
    "exit": Parser.exit_statement,
    "break": Parser.break_statement,
    "continue": Parser.continue_statement,
    "trap": Parser.trap_statement,
    "try": Parser.try_statement,
    "data": Parser.data_statement,
    "parallel": Parser.workflow_block,
    "sequence": Parser.workflow_block,
    "from": Parser.reserved_statement,
    "define": Parser.reserved_statement,
    "var": Parser.reserved_statement,
    "using": Parser.late_using_statement,
}


def parse(text: str, file: str | None = None) -> Parsed:
    """Parses a script. Never raises: what is wrong with it is in the errors, in the order the engine finds it."""
    source = Source(text, file)
    errors = ErrorList()
    parser = Parser(source, errors)
    try:
        script = parser.script_block(None)
        if parser.lexer.requires:
            from .requirements import requirements_of

            script.requirements = requirements_of(parser)
        check_modules(errors, script)
        if parser.has_types:
            check_classes(errors, text, script)
        else:
            check_tree(errors, text, script)
    except (RecursionError, TooComplicated):
        script = parser.too_complicated()
    return Parsed(source, script, tuple(errors.found), parser.lexer.comments)


def check_classes(errors: ErrorList, text: str, script: tree.ScriptBlock) -> None:
    """Reports what a script with classes may not say."""
    from .checks.classes import ClassChecker
    from .checks.symbols import check_symbols

    check_symbols(errors, script)
    ClassChecker(errors, text).run(script)

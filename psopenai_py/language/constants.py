"""Constant expressions: what stands in parentheses, ``@( )`` and ``@{ }`` as far as it need not be run."""

from __future__ import annotations

from typing import Any, NoReturn

from ..framework.characters import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES
from ..framework.conversion.number_text import scan
from ..framework.values.collections import Hashtable
from ..framework.values.nothing import NOTHING
from ..framework.values.scalars import ScriptBlock
from .characters import BLANKS, NEW_LINES
from .scanner import NotConstant, Scanner

_ENDS_NUMBER = ",;)}]" + BLANKS + NEW_LINES + "\0"


def primary(scanner: Scanner) -> Any:
    """Reads one value: quoted text, variable, ``( )``, ``@( )``, ``@{ }`` or a script block. A member access is to be run."""
    char = scanner.peek()
    if char in SINGLE_QUOTES:
        value: Any = scanner.single_quoted()
    elif char in DOUBLE_QUOTES:
        value = scanner.double_quoted()
    elif scanner.take("@("):
        value = _statements(scanner)
    elif scanner.take("@{"):
        value = _entries(scanner)
    elif char == "(":
        value = _parenthesised(scanner)
    elif char == "{":
        value = _script_block(scanner)
    elif char == "$":
        value = scanner.variable()
    else:
        raise NotConstant
    if scanner.peek() in "[.?" or scanner.text.startswith("::", scanner.at):
        raise NotConstant
    return value


def _parenthesised(scanner: Scanner) -> Any:
    scanner.at += 1
    scanner.skip(new_lines=True)
    if scanner.peek() == ")":
        raise scanner.error("ExpectedExpression", "An expression was expected after '('.")
    value = _expression(scanner)
    scanner.skip(new_lines=True)
    if not scanner.take(")"):
        if scanner.at < len(scanner.text):
            raise NotConstant
        raise scanner.error("MissingEndParenthesisInExpression", "Missing closing ')' in expression.")
    return value


def _expression(scanner: Scanner) -> Any:
    """Reads values with commas between them, or after a comma in front."""
    leading = scanner.take(",")
    values = [_operand(scanner)]
    if leading:
        return values
    scanner.skip()
    while scanner.take(","):
        values.append(_operand(scanner))
        scanner.skip()
    return values if len(values) > 1 else values[0]


def _operand(scanner: Scanner) -> Any:
    scanner.skip(new_lines=True)
    char = scanner.peek()
    if char == ",":
        return _expression(scanner)
    if char.isdigit() or char == "." or char in DASHES + "+":
        return _number(scanner)
    return primary(scanner)


def _number(scanner: Scanner) -> Any:
    start = scanner.at
    while scanner.peek() not in _ENDS_NUMBER:
        scanner.at += 1
    value = scan(scanner.text[start : scanner.at], signed=True)
    if value is None:
        raise NotConstant
    return value


def _statements(scanner: Scanner) -> list[Any]:
    """Reads up to the closing parenthesis; the output of each statement, enumerated, makes the array."""
    output: list[Any] = []
    while True:
        _skip_separators(scanner)
        if scanner.take(")"):
            return output
        if scanner.at >= len(scanner.text):
            raise scanner.error("MissingEndParenthesisInSubexpression", "Missing closing ')' in subexpression.")
        value = _expression(scanner)
        if isinstance(value, list):
            output += value
        elif value is not NOTHING:
            output.append(value)
        _expect_separator(scanner, ")")


def _entries(scanner: Scanner) -> Hashtable:
    entries = Hashtable()
    while True:
        _skip_separators(scanner)
        if scanner.take("}"):
            return entries
        key = _key(scanner)
        scanner.skip()
        if not scanner.take("="):
            raise NotConstant
        scanner.skip(new_lines=True)
        entries[key] = _expression(scanner)
        _expect_separator(scanner, "}")


def _key(scanner: Scanner) -> Any:
    if scanner.peek().isalpha() or scanner.peek() == "_":
        start = scanner.at
        while scanner.peek().isalnum() or scanner.peek() in "_-":
            scanner.at += 1
        return scanner.text[start : scanner.at]
    return _operand(scanner)


def _skip_separators(scanner: Scanner) -> None:
    scanner.skip(new_lines=True)
    while scanner.take(";"):
        scanner.skip(new_lines=True)


def _expect_separator(scanner: Scanner, end: str) -> None:
    scanner.skip()
    if scanner.peek() not in NEW_LINES + ";\0" + end:
        raise NotConstant


def _script_block(scanner: Scanner) -> ScriptBlock:
    """Reads a block by its braces; it can be passed on, but the reader of constants cannot run it."""
    start = scanner.at
    depth = 0
    while scanner.at < len(scanner.text):
        char = scanner.peek()
        if char in SINGLE_QUOTES:
            scanner.single_quoted()
            continue
        if char in DOUBLE_QUOTES:
            _skip_quoted(scanner)
            continue
        scanner.at += 1
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return ScriptBlock(scanner.text[start + 1 : scanner.at - 1], _cannot_run)
    raise scanner.error("MissingEndCurlyBrace", "Missing closing '}' in statement block or type definition.", offset=start)


def _skip_quoted(scanner: Scanner) -> None:
    scanner.at += 1
    while scanner.at < len(scanner.text) and scanner.peek() not in DOUBLE_QUOTES:
        scanner.at += 2 if scanner.peek() == "`" else 1
    scanner.at += 1


def _cannot_run(item: object) -> NoReturn:
    raise NotConstant

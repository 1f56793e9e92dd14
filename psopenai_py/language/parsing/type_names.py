"""Names of types: generic ones, arrays, assemblies."""

from __future__ import annotations

from .. import tree
from .cursor import TYPE_NAME
from .reader import Grammar
from .tokens import Token

_MOST_DIMENSIONS = 32
_UNKNOWN = ":ErrorTypeName:"


class TypeNames(Grammar):
    """Parses names of types."""

    def type_name(self, allow_assembly: bool = True) -> tree.TypeName | None:
        """Parses the name of a type; None where there is none."""
        mode = self.set_mode(TYPE_NAME)
        token = self.next()
        if token.kind == "identifier":
            name: tree.TypeName | None = self._finish(token, allow_assembly=allow_assembly)
        else:
            self.unget(token)
            name = None
        self.set_mode(mode)
        return name

    def _simple(self, token: Token) -> tree.TypeName:
        return tree.TypeName(token.start, token.end, self.text_of(token))

    def _finish(self, name: Token, *, without_brackets: bool = False, allow_assembly: bool = True) -> tree.TypeName:
        """Parses what follows the first word; `without_brackets`: as an argument of a generic type that has none of its own."""
        token = self.peek()
        if token.kind == "[":
            return self._bracketed(name, token, without_brackets)
        if token.kind == "," and allow_assembly and not without_brackets:
            self.skip()
            assembly = self.lexer.assembly_name()
            if assembly.strip():
                end = self.lexer.offset(self.lexer.at)
                return tree.TypeName(name.start, end, self.text_of(name), assembly=assembly)
            self.report("MissingAssemblyNameSpecification", token.end, token.end)
        return self._simple(name)

    def _bracketed(self, name: Token, left: Token, without_brackets: bool) -> tree.TypeName:
        self.skip()
        self.skip_newlines()
        token = self.next()
        if token.kind in ("]", ","):
            return self._array(self._simple(name), token, without_brackets)
        if token.kind in ("[", "identifier"):
            return self._generic(name, token, without_brackets)
        if token.kind == "eof":
            self.unget(token)
            self.missing("MissingTypename", left.end)
        else:
            self.report_at("UnexpectedToken", token, self.text_of(token))
            self.sync(True, "]")
        return self._simple(name)

    def _argument(self, first: Token) -> tree.TypeName:
        """Parses an argument of a generic type, from its first word or the bracket in front of it."""
        self.enter()
        found = self._one_argument(first)
        self.depth -= 1
        return found

    def _one_argument(self, first: Token) -> tree.TypeName:
        if first.kind == "identifier":
            return self._finish(first, without_brackets=True)
        token = self.next()
        if token.kind != "identifier":
            self.unget(token)
            self.missing("MissingTypename", token.end)
            return tree.TypeName(first.start, first.end, _UNKNOWN)
        name = self._finish(token)
        right = self.next()
        if right.kind != "]":
            self.unget(right)
            self.missing("EndSquareBracketExpectedAtEndOfType", before(right))
        return name

    def type_arguments(self, first: Token) -> tuple[list[tree.TypeName], Token]:
        """Parses the arguments of a generic type; returns them and the token after them, which should be a bracket."""
        found = [self._argument(first)]
        while True:
            self.skip_newlines()
            last = self.next()
            if last.kind != ",":
                return found, last
            self.skip_newlines()
            token = self.peek()
            if token.kind in ("identifier", "["):
                self.skip()
                found.append(self._argument(token))
            else:
                self.missing("MissingTypename", last.end)
                found.append(tree.TypeName(last.start, last.end, _UNKNOWN))

    def _generic(self, name: Token, first: Token, without_brackets: bool) -> tree.TypeName:
        arguments, right = self.type_arguments(first)
        end = right.end
        if right.kind != "]":
            self.unget(right)
            self.missing("EndSquareBracketExpectedAtEndOfAttribute", before(right))
            end = arguments[-1].end
        found = tree.TypeName(name.start, end, self.text_of(name), tuple(arguments))
        token = self.peek()
        if token.kind == "[":
            self.skip()
            return self._array(found, self.next(), without_brackets)
        if token.kind == "," and not without_brackets:
            self.skip()
            self._qualify(found, token)
        return found

    def _qualify(self, name: tree.TypeName, comma: Token) -> None:
        assembly = self.lexer.assembly_name()
        if assembly:
            name.assembly = assembly
        else:
            self.report("MissingAssemblyNameSpecification", comma.end, comma.end)

    def _array(self, element: tree.TypeName, first: Token, without_brackets: bool) -> tree.TypeName:
        """Parses the brackets of an array, or of an array of arrays, from what follows the first of them."""
        name = element
        while True:
            if first.kind == ",":
                name = self._dimensions(name, first)
            elif first.kind == "]":
                name = _array_of(name, first.end, 1)
            elif first.kind == "eof":
                self.unget(first)
                self.report("EndSquareBracketExpectedAtEndOfAttribute", before(first), before(first))
            else:
                self.report_at("UnexpectedToken", first, self.text_of(first))
                self.sync(True, "]")
            token = self.peek()
            if token.kind == "," and not without_brackets:
                self.skip()
                self._qualify(element, token)
                name.assembly = element.assembly
                return name
            if token.kind != "[":
                return name
            self.skip()
            first = self.next()

    def _dimensions(self, element: tree.TypeName, first: Token) -> tree.TypeName:
        rank = 1
        last = token = first
        while token.kind == ",":
            last = token
            rank += 1
            token = self.next()
        if rank > _MOST_DIMENSIONS:
            if token.kind != "]":
                self.unget(token)
            self.report("ArrayHasTooManyDimensions", first.start, last.end, rank)
            return element
        if token.kind != "]":
            self.unget(token)
            self.report("EndSquareBracketExpectedAtEndOfAttribute", last.end, last.end)
        return _array_of(element, token.end, rank)


def before(place: Token | tree.Node) -> int:
    """Returns the offset right before a token or a node."""
    return max(place.start - 1, 0)


def _array_of(element: tree.TypeName, end: int, rank: int) -> tree.TypeName:
    return tree.TypeName(element.start, end, element.name, element.arguments, rank, element.assembly, element)

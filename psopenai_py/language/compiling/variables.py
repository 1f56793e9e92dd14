"""Reading variables. The one of the current scope is one look into a dict; all else takes the long way."""

from __future__ import annotations

from typing import Any

from ...framework.values.nothing import UNBOUND
from .. import tree
from ..errors import RuntimeException
from ..runtime.automatic import CONSTANTS, automatic
from ..runtime.frame import Evaluate, Frame
from ..runtime.lookup import read_drive, read_outer, unset
from .compiler import Compiler
from .constants import always

_SYNONYMS = {"psitem": "_"}
_SCOPES = ("global", "script", "local", "private", "variable")


def folded_name(node: tree.Variable) -> str:
    """Returns the name under which a scope keeps a variable."""
    folded = node.name.casefold()
    return _SYNONYMS.get(folded, folded)


def is_local(node: tree.Expression) -> bool:
    """Whether an expression is a variable that is read and set without saying where."""
    return isinstance(node, tree.Variable) and node.scope.lower() in ("", "variable") and not node.splatted


def variable(compiler: Compiler, node: tree.Variable) -> Evaluate:
    """Compiles the reading of a variable."""
    folded, name = folded_name(node), node.name
    scope = node.scope.lower()
    if scope in ("", "variable"):
        if folded in CONSTANTS:
            return always(CONSTANTS[folded])
        if folded == "?":
            return _status

        def local(frame: Frame) -> Any:
            try:
                return frame.values[folded]
            except KeyError:
                return read_outer(frame, folded, name)

        return local
    if scope in _SCOPES:

        def scoped(frame: Frame) -> Any:
            holder = frame.scope.named(scope)
            value = UNBOUND if holder is None else holder.values.get(folded, UNBOUND)
            if value is UNBOUND and scope == "global":
                value = automatic(frame, folded)
            return unset(frame, name) if value is UNBOUND else value

        return scoped
    return lambda frame: read_drive(frame, scope, name)


def _status(frame: Frame) -> Any:
    return frame.interpreter.succeeded


def using(compiler: Compiler, node: tree.Using) -> Evaluate:
    """Compiles ``$using:name``, a variable of whoever sent the block away; it has no meaning where nobody did."""
    read = compiler.expression(node.expression)

    def sent(frame: Frame) -> Any:
        if frame.interpreter.using is not None:
            return read(frame)
        raise RuntimeException(
            "A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or "
            "InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the "
            "script block is invoked on a remote computer.",
            error_id="UsingWithoutInvokeCommand",
        )

    return sent

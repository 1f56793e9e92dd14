"""The operators of the language, on values."""

from .table import binary_operation, unary_operation

__all__ = ["binary_operation", "unary_operation"]

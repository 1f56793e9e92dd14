"""The categories of errors."""

from ...framework.values.enums import ErrorCategory as ErrorCategory

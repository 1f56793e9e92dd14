"""Errors as the API words them: a status, and a body that names message, type, param and code."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """Ends the handling of a request with a status."""

    def __init__(self, status: int, message: str, *, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.param = param
        self.code = code

    def reply(self) -> dict[str, Any]:
        """Returns the reply that tells it."""
        error = {"message": str(self), "type": "invalid_request_error", "param": self.param, "code": self.code}
        return {"status": self.status, "json": {"error": error}}


def not_found(what: str, identity: str) -> ApiError:
    """Returns the error for an id that nobody knows."""
    return ApiError(404, f"No {what} found with id '{identity}'.")


def bad_request(message: str, param: str | None = None) -> ApiError:
    """Returns the error for a body or a query that makes no sense."""
    return ApiError(400, message, param=param, code="invalid_value" if param else None)

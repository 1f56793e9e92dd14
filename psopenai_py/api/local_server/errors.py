"""Errors as the API words them: a status, and a body that names message, type, param and code."""

from __future__ import annotations

from collections.abc import Mapping
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


def an_object(body: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Returns a property that must be an object, empty where there is none. Raises ApiError 400 for anything else."""
    value = body.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise bad_request(f"Invalid type for '{name}': expected an object.", name)
    return value


def a_list(body: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Returns a property that must be a list of objects, empty where there is none. Raises ApiError 400 for anything else."""
    value = body.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise bad_request(f"Invalid type for '{name}': expected an array of objects.", name)
    return value


def a_text(body: Mapping[str, Any], name: str) -> str | None:
    """Returns a property that must be text or null. Raises ApiError 400 for anything else."""
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise bad_request(f"Invalid type for '{name}': expected a string.", name)
    return value


def bad_request(message: str, param: str | None = None) -> ApiError:
    """Returns the error for a body or a query that makes no sense."""
    return ApiError(400, message, param=param, code="invalid_value" if param else None)

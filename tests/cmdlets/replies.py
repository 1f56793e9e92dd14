"""Replies that several tests script."""

from __future__ import annotations

from typing import Any

RUN_ROUTE = "GET /v1/threads/thread_1/runs/run_1"


def run(status: str = "completed", **properties: Any) -> dict[str, Any]:
    """Returns the reply that is a run."""
    return {"json": run_object(status, **properties)}


def run_object(status: str = "completed", **properties: Any) -> dict[str, Any]:
    """Returns a run as the API shows it."""
    usual = {"id": "run_1", "object": "thread.run", "created_at": 1767225600, "thread_id": "thread_1", "assistant_id": "asst_1"}
    return {**usual, "status": status, "last_error": None, "incomplete_details": None, **properties}


def failure(status: int, message: str = "bad thing", **headers: str) -> dict[str, Any]:
    """Returns the reply that is an error."""
    error = {"message": message, "type": "t", "param": None, "code": None}
    return {"status": status, "headers": {k.replace("_", "-"): v for k, v in headers.items()}, "json": {"error": error}}

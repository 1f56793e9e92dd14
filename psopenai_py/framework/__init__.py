"""Cmdlets in Python: declaration, binding, pipeline, streams, formatting. Knows nothing of any API."""

"""Cmdlets of threads."""

"""Cmdlets of runs."""

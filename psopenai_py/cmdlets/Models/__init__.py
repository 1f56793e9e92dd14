"""Cmdlets of models."""

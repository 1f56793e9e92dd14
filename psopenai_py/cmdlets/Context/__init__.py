"""Cmdlets of the context: values that later commands of the process use."""

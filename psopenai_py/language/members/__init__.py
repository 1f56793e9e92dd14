"""The members of values and types."""

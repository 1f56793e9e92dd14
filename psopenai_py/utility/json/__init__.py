"""JSON as ConvertFrom-Json and ConvertTo-Json understand it."""

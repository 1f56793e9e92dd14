"""The streams besides the output: records, preferences, hosts."""

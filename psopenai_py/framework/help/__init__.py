"""The help of a command, made from its metadata record."""

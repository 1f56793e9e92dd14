"""How .NET's values live in Python."""

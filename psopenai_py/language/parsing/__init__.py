"""The parser of PowerShell text: from characters to tokens to the syntax tree, with the engine's errors."""

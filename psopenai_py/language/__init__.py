"""PowerShell text: parsed to a syntax tree, compiled to closures, and run."""

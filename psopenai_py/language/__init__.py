"""PowerShell text: the arguments of a command line, as far as they are constants."""

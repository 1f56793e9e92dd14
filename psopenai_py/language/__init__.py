"""PowerShell text: from characters to commands that run."""

"""Who is asked for a secret, in what order."""

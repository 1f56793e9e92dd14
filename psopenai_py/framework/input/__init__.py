"""Reading what a process is given as pipeline input."""

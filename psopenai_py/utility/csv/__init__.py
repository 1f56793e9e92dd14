"""CSV as the commands for it read and write it."""

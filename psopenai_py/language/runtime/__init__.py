"""What runs compiled script: frames, script blocks, functions, commands, errors."""

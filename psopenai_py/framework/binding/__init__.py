"""Parameter binding: one phase per file, in the order that binder.py states."""

"""Values to declared types, by type family."""

"""The everyday commands a pipeline needs besides those of the API."""

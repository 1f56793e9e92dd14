"""The transport: requests, retries, limits, errors."""

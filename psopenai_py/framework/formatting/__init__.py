"""Objects and records as text for people."""

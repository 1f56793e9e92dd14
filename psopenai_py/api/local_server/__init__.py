"""The API's own routes for threads and runs, in memory: for trying things out, for the demo, for tests."""

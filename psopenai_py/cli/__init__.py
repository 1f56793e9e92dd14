"""The `psopenai` command: words in, streams out."""

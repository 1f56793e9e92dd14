"""What a text that is grammatical may still not say: checks of the whole tree, as the engine makes them after parsing."""

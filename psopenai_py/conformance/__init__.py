"""The replay of recorded cases of the engine with all that this package has, a file for each kind of case."""

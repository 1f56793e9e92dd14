"""Replays recorded cases of the engine: what a case declares and gives is run here, and written down as it was there."""

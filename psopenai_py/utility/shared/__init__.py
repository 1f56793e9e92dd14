"""What several of the everyday commands share."""

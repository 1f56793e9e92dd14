"""The cmdlets of the module, one file each, in folders by area."""

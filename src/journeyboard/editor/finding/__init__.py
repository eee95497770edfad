"""Finding one's way on the map: find and replace, filter, going to a record."""

"""Help inside the program: the guide, the keys, the tour."""

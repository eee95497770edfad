"""The map for assistive technology: a tree of names, roles and places, made as it is asked for."""

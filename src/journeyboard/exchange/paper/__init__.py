"""The map on paper: laid out on pages that PDF, print and their previews share."""

"""What stands in the templates: an outline each, in both languages side by side."""

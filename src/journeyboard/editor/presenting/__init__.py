"""Showing a journey to a group: full screen, slide by slide, with notes on a second screen."""

"""Journeyboard: an editor for customer journey maps, and the same jobs on the command line."""

__version__ = "0.1.0"

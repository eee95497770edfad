"""The export dialog: every format, its options, which part of the map, a preview and presets."""

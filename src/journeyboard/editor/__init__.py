"""The desktop editor: window, canvas, tools, panels, dialogs."""

"""The process that reads tables beside the window: what it is told, what it answers. It knows no Qt."""

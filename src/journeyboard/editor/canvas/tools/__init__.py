"""What the pointer does on the canvas: small states, each with an end and a way to cancel it."""

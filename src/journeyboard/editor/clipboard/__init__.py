"""Cards on their way: onto the clipboard in all the forms others take, and from it in all the forms others give."""

"""The inspector: a form for what is selected, made from the fields of its records."""

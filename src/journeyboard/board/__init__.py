"""Where everything goes: a journey laid out as plain geometry, without Qt."""

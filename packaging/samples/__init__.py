"""What stands in the sample files."""

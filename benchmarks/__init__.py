"""What is measured, and against what: `make bench`, or `python -m benchmarks --help`."""

"""The case in a browser: every page is a view of one run, every figure leads to its sentence."""

"""Benchmarks: CPU time and ratios in one run."""

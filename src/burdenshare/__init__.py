"""Quantitative workbench for alliance cost-sharing."""

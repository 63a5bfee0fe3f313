"""Loads and checks the data files into one immutable ``Knowledge``."""

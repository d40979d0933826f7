"""Calls whose results come later: see `concurrent.futures`."""

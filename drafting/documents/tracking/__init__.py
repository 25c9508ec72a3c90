"""Tracked changes as plain values, whatever file they go into or come from."""

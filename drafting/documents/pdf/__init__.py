"""Texts as PDF, in the look of an issued document; the only room that knows typst."""

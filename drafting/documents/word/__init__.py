"""Word files, in and out; the only room that knows python-docx and lxml."""

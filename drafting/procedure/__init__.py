"""The rules of procedure: enums, values and tables, free of Flask and of any database."""

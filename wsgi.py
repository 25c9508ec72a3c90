"""The door for gunicorn and the flask command."""

from drafting.app import create_app

app = create_app()

"""Make the database ready, print the sign-ins and serve, in one process: the code is loaded once."""  # noqa: INP001

# `./run` starts this at the root of the repository, with the lock of the set-up still held.

import contextlib
import os
import sys

from click import ClickException
from gunicorn.app.wsgiapp import run

from drafting.app import create_app
from drafting.cli import prepare
from drafting.extensions import db

LOCK = 9  # the file descriptor that scripts/setup.sh opened


def make_ready(options: list[str]) -> None:
    """Do what `flask prepare --sign-ins` does, and leave no connection open for the workers to share."""
    with create_app().app_context():
        try:
            prepare.main([*options, "--sign-ins"], standalone_mode=False)
        except ClickException as refusal:
            sys.exit(refusal.format_message())
        db.session.remove()
        db.engine.dispose()


if __name__ == "__main__":
    make_ready(sys.argv[1:])
    with contextlib.suppress(OSError):
        os.close(LOCK)
    sys.stdout.flush()
    sys.argv = ["gunicorn", "-c", "gunicorn.conf.py", "wsgi:app"]
    run()

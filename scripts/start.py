"""Make the database ready, print the sign-ins and serve, in one process: the code is loaded once."""  # noqa: INP001

# `./run` starts this at the root of the repository, with the lock of the set-up still held.

import contextlib
import os
import sys

from click import ClickException
from gunicorn.app.wsgiapp import run
from sqlalchemy.exc import ArgumentError, OperationalError

from drafting.app import create_app
from drafting.cli import prepare
from drafting.extensions import db

LOCK = 9  # the file descriptor that scripts/setup.sh opened


def make_ready(options: list[str]) -> None:
    """Do what `flask prepare` does, and leave no connection open for the workers to share."""
    try:
        with create_app().app_context():
            prepare.main(options, standalone_mode=False)
            db.session.remove()
            db.engine.dispose()
    except ClickException as refusal:
        sys.exit(refusal.format_message())
    except ArgumentError:
        sys.exit("DATABASE_URL is not the address of a database, such as postgresql://user@localhost/rolling")
    except OperationalError as error:
        if error.statement:
            raise
        sys.exit(f"The database does not answer: {error.orig}")


if __name__ == "__main__":
    wanted = sys.argv[1:]
    if "--prepare" in wanted:
        wanted.remove("--prepare")
        make_ready(wanted)
        sys.exit()
    make_ready([*wanted, "--sign-ins"])
    with contextlib.suppress(OSError):
        os.close(LOCK)
    sys.stdout.flush()
    sys.argv = ["gunicorn", "-c", "gunicorn.conf.py", "wsgi:app"]
    run()

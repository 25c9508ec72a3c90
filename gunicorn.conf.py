"""How gunicorn serves the application: on this machine only, with threads, leaving no files behind."""

import os
from importlib import import_module
from pathlib import Path

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
# Every worker keeps its own socket queue only with SO_REUSEPORT. Off: it brought no better balance (measured,
# 50:50 either way), and with it a second ./run would share the port in silence instead of being refused.
reuse_port = False

worker_class = "gthread"
workers = int(os.environ.get("GUNICORN_WORKERS") or os.environ.get("WEB_CONCURRENCY") or 2)
threads = 16
preload_app = False  # each worker opens its own database connections
graceful_timeout = 3
keepalive = 5
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - the heartbeat, off the disk

accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True  # new in gunicorn 25: a socket in the home directory that steers the server


def on_starting(_server: object) -> None:
    """Load the code once, before the workers part: they start sooner and share its memory."""
    import_module("drafting.app")

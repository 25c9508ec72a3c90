"""Secrets of links, made from the installation's own key: the database keeps their hashes only."""

import base64
import hashlib
import hmac
from uuid import UUID

from flask import current_app


def link_secret(invitation: UUID) -> str:
    """Return the secret of an invitation's link: 256 bits that nobody without the key can make.

    It can be made again while the link is open, so that a sheet of links can be printed twice.
    """
    key = str(current_app.config["SECRET_KEY"]).encode()
    made = hmac.new(key, b"invitation:" + invitation.bytes, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")

"""Catalogues: each translation's .po, compiled to the .mo that the pages read. Git keeps the .po only."""

import logging
import os
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

log = logging.getLogger(__name__)


def compile_catalogues(translations: Path) -> tuple[Path, ...]:
    """Compile every .po whose .mo is missing or says something else. Returns the files written.

    Where nothing can be written, the words stay as they are and the log says so.
    """
    written = []
    for source in sorted(translations.glob("*/LC_MESSAGES/*.po")):
        target, content = source.with_suffix(".mo"), compiled(source)
        try:
            if not target.exists() or target.read_bytes() != content:
                _put(target, content)
                written.append(target)
        except OSError as error:
            log.warning("%s is not up to date and cannot be written: %s", target, error.strerror)
    return tuple(written)


def compiled(source: Path) -> bytes:
    """Return what a catalogue reads when compiled; the same source gives the same bytes."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    content = BytesIO()
    write_mo(content, catalogue)
    return content.getvalue()


def _put(target: Path, content: bytes) -> None:
    """Write a file at once or not at all: whoever reads or writes at the same time sees a whole one."""
    handle, name = mkstemp(dir=target.parent, prefix=".", suffix=".mo")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()

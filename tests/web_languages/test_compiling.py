"""Catalogues compile at set-up: once, whole, and without a quarrel."""

import gettext
import os
import shutil
import threading
from pathlib import Path

import pytest

from config import TRANSLATIONS
from drafting.cli.tongues import compile_catalogues, compiled


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a checkout's translations, not compiled yet."""
    shutil.copytree(TRANSLATIONS, tmp_path / "translations", ignore=shutil.ignore_patterns("*.mo"))
    return tmp_path / "translations"


def mo(place: Path) -> Path:
    return place / "ru/LC_MESSAGES/messages.mo"


def test_a_fresh_clone_is_compiled_and_then_left_alone(place: Path) -> None:
    assert compile_catalogues(place) == (mo(place),)
    assert compile_catalogues(place) == ()
    assert gettext.translation("messages", str(place), ["ru"]).gettext("Sign out") == "Выйти"
    assert mo(place).stat().st_mode & 0o777 == 0o644


def test_a_stale_file_is_written_anew_whatever_its_date(place: Path) -> None:
    compile_catalogues(place)
    source = mo(place).with_suffix(".po")
    source.write_text(source.read_text("utf-8").replace("«Выйти»", "").replace('"Выйти"', '"Прочь"'), "utf-8")
    os.utime(source, (1, 1))
    assert compile_catalogues(place) == (mo(place),)
    assert gettext.translation("messages", str(place), ["ru"]).gettext("Sign out") == "Прочь"


def test_a_broken_file_is_written_anew(place: Path) -> None:
    mo(place).write_bytes(b"half a file")
    assert compile_catalogues(place) == (mo(place),)


def test_the_same_source_gives_the_same_bytes(place: Path) -> None:
    source = mo(place).with_suffix(".po")
    assert compiled(source) == compiled(source)


def test_a_read_only_checkout_needs_nothing_after_set_up(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_catalogues(place)
    monkeypatch.setattr("drafting.cli.tongues.mkstemp", _refuse)
    assert compile_catalogues(place) == ()


def test_where_nothing_can_be_written_the_log_says_so(
    place: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("drafting.cli.tongues.mkstemp", _refuse)
    assert compile_catalogues(place) == ()
    assert "cannot be written: Read-only file system" in caplog.text


def _refuse(**_given: object) -> tuple[int, str]:
    raise OSError(30, "Read-only file system")


def test_two_that_compile_at_once_do_not_clash(place: Path) -> None:
    seen: list[bytes] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        for _ in range(5):
            mo(place).unlink(missing_ok=True)
            compile_catalogues(place)

    def read() -> None:
        start.wait()
        for _ in range(200):
            if mo(place).exists():
                _look(mo(place), seen)

    threads = [threading.Thread(target=each) for each in (work, work, read, read)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    whole = compiled(mo(place).with_suffix(".po"))
    assert all(each == whole for each in seen)
    assert sorted(each.name for each in mo(place).parent.iterdir()) == ["messages.mo", "messages.po"]


def _look(file: Path, seen: list[bytes]) -> None:
    try:
        seen.append(file.read_bytes())
    except FileNotFoundError:
        return

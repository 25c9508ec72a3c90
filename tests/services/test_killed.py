"""The machine may stop at any moment: what was acknowledged is there, and what is there is whole."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, text

from drafting.extensions import db
from drafting.models import Amendment, Fate, Head, PrivateDraft
from tests.services.room import Room

ROOT = Path(__file__).parents[2]


@contextmanager
def submitter(room: Room, instance: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.services.submitting", room.house.url, str(instance)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as running:
        yield running
        running.stdin.close()


def killed_after(running: subprocess.Popen[str], seconds: float) -> list[UUID]:
    """Let a worker submit for a while, kill it, and return what it was told had been submitted."""
    running.stdin.write("go\n")
    running.stdin.flush()
    worker = int(running.stdout.readline())
    first = running.stdout.readline()
    time.sleep(seconds)
    os.kill(worker, signal.SIGKILL)
    told = [first.strip()]
    while (line := running.stdout.readline().strip()) != "dead":
        told.append(line)
    return [UUID(each) for each in told]


def check(room: Room, acknowledged: list[UUID]) -> None:
    def read() -> tuple[list[UUID], list[UUID], list[UUID], int]:
        asked = select(Amendment.id).where(Amendment.party_id == room.actor("KAZ").party)
        amendments = list(db.session.scalars(asked))
        fates = list(db.session.scalars(select(Fate.amendment_id).where(Fate.amendment_id.in_(asked))))
        became = list(
            db.session.scalars(select(PrivateDraft.amendment_id).where(PrivateDraft.amendment_id.in_(asked)))
        )
        if room.house.url.startswith("sqlite"):
            assert db.session.scalar(text("PRAGMA integrity_check")) == "ok"
        return amendments, fates, became, db.session.scalars(select(Head.sequence)).one()

    amendments, fates, became, head = room.house.run(read)
    assert set(acknowledged) <= set(amendments)
    assert len(acknowledged) == len(set(acknowledged))
    assert set(amendments) == set(became) == set(fates)
    chain = room.chain()
    assert [entry.sequence for entry in chain] == list(range(1, head + 1))
    registered = [entry.object_id for entry in chain if entry.kind == "amendment.submitted"]
    assert {str(each) for each in amendments} <= set(registered)
    assert len(registered) == len(set(registered))
    assert sorted(room.references("KAZ")) == sorted(f"KAZ-{n}" for n in range(1, len(amendments) + 1))


def trial(room: Room, instance: Path, kills: int) -> None:
    acknowledged: list[UUID] = []
    with submitter(room, instance) as running:
        for _ in range(kills):
            acknowledged += killed_after(running, random.uniform(0, 0.15))  # noqa: S311
    assert len(acknowledged) >= kills
    check(room, acknowledged)


def test_what_was_acknowledged_survives_a_few_kills(any_room: Room, tmp_path: Path) -> None:
    trial(any_room, tmp_path, kills=4)


@pytest.mark.deep
def test_what_was_acknowledged_survives_eighty_kills(any_room: Room, tmp_path: Path) -> None:
    trial(any_room, tmp_path, kills=80)

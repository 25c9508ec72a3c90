"""What is private leaves no trace: no byte, count or number differs for anybody else."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine

from drafting.services import privately
from tests.conftest import House, build, close
from tests.web.life import keep, submit
from tests.web.pages import UUID, Reader, crawl

#: What a page makes up anew each time it is shown.
FRESH = re.compile(
    rf'name="(?:csrf_token|form_key)" value="[^"]*"|(?<=/propose/){UUID}/{UUID}|(?<=rolling=)[^;]*'
)
OTHERS = ("uzbekistan", "eu", "chair", "secretariat")
Seen = dict[tuple[str, str], str]


@pytest.fixture
def two_houses(loaded_sqlite: Path, tmp_path: Path) -> Iterator[tuple[House, House]]:
    """Give two houses from the same copy of the demo event."""
    houses = []
    for name in ("loud", "silent"):
        shutil.copy(loaded_sqlite, tmp_path / f"{name}.db")
        url = f"sqlite:///{tmp_path / f'{name}.db'}"
        houses.append(House(build(url, tmp_path), url))
    yield houses[0], houses[1]
    for house in houses:
        close(house.app)


def draft_in_private(house: House) -> None:
    """Kazakhstan keeps three drafts, one of them twice, and puts one away."""
    op4 = house.paragraph("OP4").text
    keep(house, "kazakhstan", "OP4", op4.replace("strengthen", "further strengthen"))
    keep(house, "kazakhstan-drafter", "OP8", "Canary of Astana;", "insert")
    away = keep(house, "kazakhstan", "OP7", "", "delete")
    house.run(privately.discard, house.actor("kazakhstan"), away)


def seen(house: House) -> Seen:
    """Return every byte that the others are given, page by page; what is made anew each time left out."""
    found: Seen = {}
    for name in OTHERS:
        for address, page in crawl(Reader(house, name)).items():
            heads = "\n".join(f"{head}: {value}" for head, value in page.response.headers.items())
            body = page.response.data.decode("utf-8", "backslashreplace")
            found[name, FRESH.sub("", address)] = FRESH.sub("", f"{page.status}\n{heads}\n{body}")
    return found


def test_private_drafts_leave_no_trace_for_anybody_else(two_houses: tuple[House, House]) -> None:
    moment = datetime.now(UTC) + timedelta(minutes=10)
    told: list[Seen] = []
    for house, private in zip(two_houses, (True, False), strict=True):
        with time_machine.travel(moment, tick=False):
            if private:
                draft_in_private(house)
            told.append(seen(house))
    loud, silent = told
    assert {urlsplit(address).path.rsplit("/", 1)[-1] for _, address in loud} >= {
        "text",
        "desk",
        "office",
        "record",
    }
    assert len(loud) > 200
    assert loud.keys() == silent.keys()
    assert [what for what in loud if loud[what] != silent[what]] == []
    assert not any("Canary" in page for page in loud.values())


def test_what_follows_is_numbered_as_if_the_private_drafts_were_not_there(
    two_houses: tuple[House, House],
) -> None:
    given = []
    for house, private in zip(two_houses, (True, False), strict=True):
        if private:
            draft_in_private(house)
        submit(house, "uzbekistan", "OP8", "Welcome the youth forum;", "insert")
        submit(house, "kazakhstan", "OP4", "Resolve to strengthen border security;")
        given.append([(p.reference, p.new_label, p.sequence) for p in house.table().proposals[-2:]])
    assert given[0] == given[1]
    assert [reference for reference, *_ in given[0]] == ["UZB-4", "KAZ-4"]


def test_the_delegation_itself_sees_its_drafts_and_nobody_else_does(house: House) -> None:
    draft_in_private(house)
    desks = {
        name: Reader(house, name).place("mine").words
        for name in (*OTHERS, "kazakhstan", "kazakhstan-drafter")
    }
    assert {name for name, words in desks.items() if "Canary" in words} == {
        "kazakhstan",
        "kazakhstan-drafter",
    }
    assert desks["kazakhstan"].count("private draft") == 2

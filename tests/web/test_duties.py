"""Who may open what and do what: one table, cell by cell."""

import re
from collections.abc import Callable, Iterator
from difflib import unified_diff
from uuid import uuid4

import pytest

from drafting.procedure.kinds import Duty
from drafting.services import events
from tests.conftest import House, key
from tests.web.life import PASSPHRASE, changed, keep, tables
from tests.web.pages import UUID, Reader

DUTIES = ("stranger", "reader", "drafter", "focal point", "observer", "chair", "secretariat")
NAMES = dict(
    zip(DUTIES[1:], ("reader", "kazakhstan-drafter", "kazakhstan", "eu", "chair", "secretariat"), strict=True)
)

#: Every page; a stranger is led to the sign-in page (302).
PAGES = """
                       stranger  reader  drafter  focal point  observer  chair  secretariat
text                     302      200      200       200         200      200      200
paragraph                302      200      200       200         200      200      200
proposal                 302      200      200       200         200      200      200
receipt                  302      200      200       200         200      200      200
compare                  302      200      200       200         200      200      200
record                   302      200      200       200         200      200      200
mine                     302      200      200       200         200      200      200
word                     302      200      200       200         200      200      200
propose                  302      403      200       200         200      200      403
private draft            302      200      200       200         404      404      404
private compare          302      200      200       200         404      404      404
desk                     302      403      403       403         403      200      403
chair's private draft    302      404      404       404         404      200      404
office                   302      403      403       403         403      403      200
checks                   302      403      403       403         403      200      200
matrix                   302      403      403       403         403      200      403
floor                    302      200      200       200         200      200      200
floor, a paragraph       302      403      403       403         403      200      200
circulation              302      403      403       403         403      403      200
proceedings              302      200      200       200         200      200      200
silence                  302      200      200       200         200      200      200
adoption                 302      200      200       200         200      200      200
guiding table            302      200      200       200         200      200      200
positions                302      200      200       200         200      200      200
drafts                   302      200      200       200         200      200      200
new draft                302      403      403       403         403      200      200
rules                    302      200      200       200         200      200      200
parties                  302      403      403       403         403      403      200
links                    302      403      403       403         403      403      200
settings                 302      403      403       403         403      403      200
another event's draft    302      404      404       404         404      404      404
another proposal         302      404      404       404         404      404      404
"""

#: Every act; 302 is done, except for a stranger.
ACTS = """
                       stranger  reader  drafter  focal point  observer  chair  secretariat
preview                  302      200      200       200         200      200      200
keep private             302      403      302       302         302      302      403
take over a draft        302      403      302       302         404      404      403
discard                  302      403      302       302         404      404      404
submit                   302      403      403       302         404      404      404
submit the chair's       302      404      404       404         404      302      404
withdraw ours            302      403      403       302         403      403      403
withdraw theirs          302      403      403       403         403      403      403
take up                  302      403      403       302         403      403      403
position on theirs       302      403      403       302         403      403      403
position on ours         302      403      403       403         403      403      403
accept                   302      403      403       403         403      302      403
bracket                  302      403      403       403         403      302      403
not retain               302      403      403       403         403      302      403
mark ad ref              302      403      403       403         403      302      403
chair's text             302      403      403       403         403      302      403
publish                  302      403      403       403         403      403      302
"""

Row = tuple[str, dict[str, int]]


def rows(table: str) -> Iterator[Row]:
    """Read a table: the last seven words of a line are its cells."""
    for line in table.strip().splitlines()[1:]:
        *name, cells = line.rsplit(maxsplit=7)[:1], line.split()[-7:]
        yield str(name[0][0]).strip(), dict(zip(DUTIES, map(int, cells), strict=True))


@pytest.fixture
def seated(house: House) -> dict[str, Reader]:
    """Return somebody for each duty; Kazakhstan's reader is given a seat first."""
    event = house.actor("chair").event
    house.run(events.seat, event, "KAZ", Duty.READER, "reader", PASSPHRASE)
    return {"stranger": Reader(house), **{duty: Reader(house, name) for duty, name in NAMES.items()}}


def test_who_may_open_which_page(house: House, seated: dict[str, Reader]) -> None:
    op4, ours = house.paragraph("OP4").id, keep(house, "kazakhstan", "OP4", "Resolve to do more;")
    chairs = keep(house, "chair", "OP4", "Resolve to do as asked;")
    draft, proposal = f"/drafts/{house.draft}", f"/amendments/{house.proposal('UZB-1').id}"
    address = {
        "text": f"{draft}/text",
        "paragraph": f"{draft}/paragraphs/{op4}",
        "proposal": proposal,
        "receipt": f"{proposal}/receipt",
        "compare": f"{draft}/compare",
        "record": f"{draft}/record",
        "mine": f"{draft}/mine",
        "word": f"{draft}/export.docx",
        "propose": f"{draft}/propose/{op4}",
        "private draft": f"/private/{ours}",
        "private compare": f"/private/{ours}/compare",
        "chair's private draft": f"/private/{chairs}",
        "desk": f"{draft}/desk/{op4}",
        "office": f"{draft}/office",
        "checks": f"{draft}/checks",
        "matrix": f"{draft}/matrix",
        "floor": f"{draft}/floor",
        "floor, a paragraph": f"{draft}/floor/{op4}",
        "circulation": f"{draft}/circulation",
        "proceedings": f"{draft}/proceedings",
        "silence": f"{draft}/silence",
        "adoption": f"{draft}/adoption",
        "guiding table": f"{draft}/guiding-table",
        "positions": f"{proposal}/positions",
        "drafts": "/drafts",
        "new draft": "/drafts/new",
        "rules": "/rules",
        "parties": "/parties",
        "links": "/links",
        "settings": "/settings",
        "another event's draft": f"/drafts/{uuid4()}/text",
        "another proposal": f"/amendments/{uuid4()}",
    }
    found = {
        name: {duty: reader.client.get(address[name]).status_code for duty, reader in seated.items()}
        for name in address
    }
    assert found == dict(rows(PAGES))


def sender(house: House) -> Callable[[str], tuple[str, dict[str, str]]]:
    """Return what each act sends, with a fresh key each time."""
    draft, op4, op8 = f"/drafts/{house.draft}", house.paragraph("OP4"), house.paragraph("OP8")
    words = {"kind": "modify", "base": str(op4.wording), "text": "Resolve to do more;"}
    on = {reference: f"/amendments/{house.proposal(reference).id}" for reference in OUR_REFERENCES}

    def decide(reference: str, verdict: str, reason: str = "") -> dict[str, str]:
        seen = str(house.seen(reference))
        return {"seen": seen, "here": str(op8.id), "verdict": verdict, "reason": reason, "confirm": "1"}

    def send(act: str) -> tuple[str, dict[str, str]]:
        ours = keep(house, "kazakhstan", "OP4", "Resolve to do it;")
        chairs = keep(house, "chair", "OP4", "Resolve to do as asked;")
        where, data = {
            "preview": (f"{draft}/propose/{op4.id}/preview", words),
            "keep private": (f"{draft}/propose/{op4.id}/{uuid4()}", words),
            "take over a draft": (f"{draft}/propose/{op4.id}/{ours}", words),
            "discard": (f"/private/{ours}/discard", {}),
            "submit": (f"/private/{ours}/submit", {"version": "1"}),
            "submit the chair's": (f"/private/{chairs}/submit", {"version": "1"}),
            "withdraw ours": (f"{on['KAZ-1']}/withdraw", {}),
            "withdraw theirs": (f"{on['UZB-1']}/withdraw", {}),
            "take up": (f"{on['AFG-1']}/take-up", {}),
            "position on theirs": (f"{on['UZB-1']}/position", {"stance": "support"}),
            "position on ours": (f"{on['KAZ-3']}/position", {"stance": "support"}),
            "accept": (f"{on['TJK-2']}/decide", decide("TJK-2", "accepted")),
            "bracket": (f"{on['UZB-1']}/decide", decide("UZB-1", "in_brackets")),
            "not retain": (f"{on['KGZ-1']}/decide", decide("KGZ-1", "not_retained", "So.")),
            "mark ad ref": (f"{on['UZB-2']}/decide", decide("UZB-2", "ad_ref")),
            "chair's text": (f"{draft}/desk/{op8.id}/chairs-text", {"text": "Recognize it;", "seen": str(op8.wording)}),
            "publish": (f"{draft}/office/publish", {}),
        }[act]  # fmt: skip
        return where, data | {"form_key": key()}

    return send


OUR_REFERENCES = ("KAZ-1", "KAZ-3", "UZB-1", "UZB-2", "AFG-1", "TJK-2", "KGZ-1")


def test_who_may_do_which_act(house: House, seated: dict[str, Reader]) -> None:
    house.untie()
    send, found = sender(house), {}

    def do(act: str, duty: str, what: tuple[str, dict[str, str]]) -> int:
        address, data = what
        found.setdefault(act, {})[duty] = seated[duty].client.post(address, data=data).status_code
        return found[act][duty]

    for act, cells in rows(ACTS):
        done = [duty for duty, status in cells.items() if status == 302 and duty != "stranger"]
        asked = {duty: send(act) for duty in DUTIES}
        before = tables(house)
        for duty in set(DUTIES) - set(done):
            do(act, duty, asked[duty])
        assert changed(before, tables(house)) == {}, f"{act} was refused and yet did something: {found[act]}"
        for duty in done:
            do(act, duty, asked[duty])
    assert found == dict(rows(ACTS))


def test_a_private_draft_of_others_reads_like_one_that_never_was(house: House) -> None:
    ours = keep(house, "kazakhstan", "OP4", "Resolve to do more;")
    op4 = house.paragraph("OP4")
    words = {"kind": "modify", "base": str(op4.wording), "text": "Resolve otherwise;", "form_key": key()}
    tries = (("GET", ""), ("GET", "/compare"), ("POST", "/submit"), ("POST", "/discard"))
    for name in ("uzbekistan", "eu", "chair", "secretariat"):
        client = house.client(name)
        client.get("/nowhere")  # the session keeps its token from now on
        for method, where in tries:
            answers = [
                client.open(
                    f"/private/{each}{where}", method=method, data=words if method == "POST" else None
                )
                for each in (ours, uuid4())
            ]
            (first, heads), (second, others) = [
                (nameless(answer.data), [*answer.headers.items()]) for answer in answers
            ]
            assert answers[0].status_code == 404
            assert heads == others
            assert list(unified_diff(first.splitlines(), second.splitlines(), n=0))[:9] == []


def nameless(body: bytes) -> str:
    """Return a page without ids and tokens."""
    shown = re.sub(UUID, "-", body.decode())
    return re.sub(r'name="csrf_token" value="[^"]*"', "", shown)

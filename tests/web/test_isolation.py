"""Two events in one house: nothing of the one is there for anybody of the other, at any address of the site."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Base, Draft, Event, Invitation, Paragraph, Party, Seat
from drafting.procedure.kinds import AmendmentKind, Duty, ParagraphKind, Role, Stance
from drafting.procedure.policy import Actor
from drafting.procedure.proposing import Proposed
from drafting.procedure.register import faults
from drafting.queries.finding import draft_of, table_for
from drafting.queries.record import chain_of
from drafting.services import drafts, events, invitations, packages, positions, privately, submitting
from drafting.web.access import PUBLIC
from tests.conftest import House, key
from tests.web.life import changed, tables
from tests.web.pages import Reader

NAMES = ("kazakhstan", "eu", "chair", "secretariat")
K = ParagraphKind
#: A form with something in every field that a page could ask for.
FORM = {
    "text": "Words of another event;", "new_text": "A paragraph;", "rationale": "So.", "reason": "So.", "note": "So.",
    "stance": "support", "verdict": "accepted", "kind": "modify", "version": "1", "duty": "reader", "role": "observer",
    "scope": "", "until": "2049-01-01T10:00", "place": "1", "rung": "informal", "to": "reading", "mode": "tray",
    "name": "Another", "code": "NWH", "name_en": "Nowhere", "name_ru": "Нигде", "party": "KAZ", "modality": "consensus",
}  # fmt: skip


@dataclass
class Meeting:
    """An event with one of everything; `ids` are those that an address could name."""

    seats: dict[str, Actor]
    draft: UUID
    ids: dict[str, UUID] = field(default_factory=dict)


def plan(*words: str) -> drafts.DraftPlan:
    kinds = (K.TITLE, K.PREAMBULAR, K.OPERATIVE, K.OPERATIVE)
    laid = tuple(drafts.LaidParagraph(kind, text) for kind, text in zip(kinds, words, strict=True))
    return drafts.DraftPlan("B", ("en", "ru"), laid)


WORDS = ("Another Declaration", "Recalling another meeting,", "Decide to meet;", "Decide to part.")


def second(house: House) -> Meeting:
    """Found a second event and let it live a little."""

    def found() -> Meeting:
        names = {"en": "Another", "ru": "Другое"}
        settings = events.EventPlan(names, names, "Organ", "Masthead", "Asia/Almaty", "OTHER/Rev.{n}")
        codes = {"KAZ": Role.PARTICIPANT, "UZB": Role.PARTICIPANT, "EU": Role.OBSERVER, "CHAIR": Role.CHAIR}
        codes |= {"SEC": Role.SECRETARIAT}
        parties = [events.PartyPlan(code, role, names) for code, role in codes.items()]
        event = events.found(settings, parties)
        seats = {
            code: events.seat(event, code, Duty.FOCAL_POINT, f"other-{code}", "a long passphrase")
            for code in codes
        }
        return Meeting(seats, drafts.lay(seats["SEC"], plan(*WORDS), key()))

    meeting = house.run(found)
    house.run(drafts.open_for_amendments, meeting.seats["SEC"], meeting.draft, "OTHER", {}, key())
    return live(house, meeting)


def live(house: House, there: Meeting) -> Meeting:
    """Propose, say, reserve, tie, invite: one of each."""
    kaz, uzb, chair = (there.seats[code] for code in ("KAZ", "UZB", "CHAIR"))
    laid = house.run(lambda: table_for(chair, draft_of(chair, there.draft)).paragraphs)
    op1, op2 = [each for each in laid if each.kind is K.OPERATIVE]
    private, kept = uuid4(), uuid4()
    for name, text in ((private, "Decide to meet again;"), (kept, "Decide to meet at last;")):
        proposed = Proposed(AmendmentKind.MODIFY, op1.id, op1.wording, text)
        house.run(privately.keep, kaz, there.draft, name, proposed)
    amendment = house.run(submitting.submit, kaz, private, 1, key())
    house.run(positions.state, uzb, amendment, positions.Statement(Stance.OPPOSE), key())
    reservation = house.run(positions.reserve, uzb, there.draft, op2.id, "", "So.", None, key())
    package = house.run(packages.tie, chair, there.draft, "PKG-Z", (amendment, op2.id), key())
    house.run(invitations.invite, kaz, kaz.party, Duty.READER, key())

    def read() -> dict[str, UUID]:
        asked = select(Invitation.id).join(Party, Party.id == Invitation.party_id)
        said = db.session.scalars(select(Base.metadata.tables["position"].c.id).where(
            Base.metadata.tables["position"].c.amendment_id == amendment)).first()  # fmt: skip
        invitation = db.session.scalars(asked.where(Party.event_id == kaz.event)).first()
        return {"invitation": invitation, "position": said}

    there.ids = {
        "draft": there.draft, "paragraph": op2.id, "amendment": amendment, "private": kept, "seat": kaz.seat,
        "party": kaz.party, "reservation": reservation, "package": package, "wording": op2.wording,
    } | house.run(read)  # fmt: skip
    return there


def ours(house: House) -> dict[str, Any]:
    """Return things of the first event, so that one thing at a time is another's."""
    return {
        "draft_id": house.run(first_draft),
        "key": house.run(first_paragraph, "Condemn terrorism"),
        "amendment_id": house.run(lambda: db.session.scalars(
            select(Base.metadata.tables["amendment"].c.id).order_by(Base.metadata.tables["amendment"].c.sequence)).first()),
    }  # fmt: skip


def first_draft() -> UUID:
    asked = select(Draft.id).join(Event, Event.id == Draft.event_id).where(Event.demo.is_(True))
    return db.session.scalars(asked.order_by(Draft.sequence)).first()


def first_paragraph(_words: str) -> UUID:
    asked = select(Paragraph.id).where(Paragraph.draft_id == first_draft(), Paragraph.kind == "operative")
    return db.session.scalars(asked.order_by(Paragraph.sequence)).first()


def addresses(house: House, mine: dict[str, Any], theirs: dict[str, UUID]) -> Iterator[tuple[str, str, str]]:
    """Yield endpoint, method and an address in which exactly one thing is the other event's."""
    with house.app.test_request_context():
        for rule in house.app.url_map.iter_rules():
            named = [
                name
                for name in rule.arguments
                if rule._converters[name].__class__.__name__ == "UUIDConverter"
            ]
            if rule.endpoint in PUBLIC or not named:
                continue
            rest = {name: 0 if "Integer" in type(rule._converters[name]).__name__ else "en"
                    for name in rule.arguments if name not in named}  # fmt: skip
            for name in named:
                kind = name.removesuffix("_id")
                foreign = [theirs[kind]] if kind in theirs else list(theirs.values())
                own = {other: mine.get(other) or uuid4() for other in named if other != name}
                for each, method in product(foreign, sorted(rule.methods - {"HEAD", "OPTIONS"})):
                    yield (
                        rule.endpoint,
                        method,
                        house.app.url_for(rule.endpoint, **{name: each}, **own, **rest),
                    )


@pytest.fixture
def two(any_house: House) -> tuple[House, Meeting]:
    return any_house, second(any_house)


def test_every_address_of_the_other_event_is_absent_for_everybody(two: tuple[House, Meeting]) -> None:
    house, other = two
    asked = list(addresses(house, ours(house), other.ids))
    assert len({endpoint for endpoint, _, _ in asked}) > 40
    wrong = set()
    for name in NAMES:
        reader = Reader(house, name)
        before = tables(house, "signed_in.seen_at")
        for endpoint, method, address in asked:
            form = FORM | {"form_key": key()} if method == "POST" else None
            answer = reader.client.open(address, method=method, data=form)
            if answer.status_code != 404 and not as_if_it_never_was(
                reader, endpoint, method, answer.status_code, other, address
            ):
                wrong.add((name, endpoint, method, answer.status_code))
        assert changed(before, tables(house, "signed_in.seen_at")) == {}, name
    assert wrong == set()


def as_if_it_never_was(
    reader: Reader, endpoint: str, method: str, status: int, other: Meeting, address: str
) -> bool:
    """Say whether an id that nobody ever had gets the same refusal: then nothing is told of the other's."""
    for each in other.ids.values():
        address = address.replace(str(each), str(uuid4()))
    form = FORM | {"form_key": key()} if method == "POST" else None
    never = reader.client.open(address, method=method, data=form).status_code
    return status == never and status in {403, 409}


def test_the_lists_of_one_event_name_nothing_of_the_other(two: tuple[House, Meeting]) -> None:
    house, _ = two
    draft = ours(house)["draft_id"]
    places = ["/drafts", "/parties", "/links", "/settings", "/seats", "/rules", f"/drafts/{draft}/record"]
    for name in NAMES:
        reader = Reader(house, name)
        for place in places:
            page = reader.open(place)
            assert not {"Another", "Другое", "OTHER", "PKG-Z", "other-"} & {
                each for each in ("Another", "Другое", "OTHER", "PKG-Z", "other-") if each in page.source
            }, (name, place)


def test_a_real_event_is_no_demo_though_a_demo_shares_the_house(two: tuple[House, Meeting]) -> None:
    house, _ = two
    real, demo = Reader(house), Reader(house, "kazakhstan")
    real.post("/sign-in", name="other-KAZ", password="a long passphrase")
    marked = [len(each.open("/rules").tree.xpath("//header//*[@class='demo']")) for each in (real, demo)]
    assert marked == [0, 1]


def test_each_event_has_a_register_of_its_own(two: tuple[House, Meeting]) -> None:
    house, other = two
    chains = {
        event: house.run(lambda event=event: list(chain_of(event)))
        for event in house.run(lambda: list(db.session.scalars(select(Event.id))))
    }
    assert len(chains) == 2
    assert [faults(chain) for chain in chains.values()] == [(), ()]
    assert [each.sequence for each in chains[other.seats["SEC"].event]] == list(
        range(1, len(chains[other.seats["SEC"].event]) + 1)
    )
    assert "KAZ-1" in {each.subject for each in chains[other.seats["SEC"].event]}


def test_two_drafts_of_one_event_are_kept_apart_and_one_chooses(two: tuple[House, Meeting]) -> None:
    house, other = two
    sec = other.seats["SEC"]
    another = house.run(
        drafts.lay, sec, plan("A Third Text", "Noting nothing,", "Decide nothing;", "Part."), key()
    )
    house.run(drafts.open_for_amendments, sec, another, "THIRD", {}, key())
    reader = Reader(house)
    house.run(lambda: demo_too(other))
    reader.client.post(f"/sign-in-as/{other.seats['KAZ'].seat}")
    chosen = reader.open("/")
    assert [each in chosen.words for each in ("Another Declaration", "A Third Text", "Ashgabat")] == [
        True,
        True,
        False,
    ]
    page = reader.follow(chosen, "A Third Text")
    assert "Decide nothing" in page.words
    assert "Decide to meet" not in page.words
    masthead = list(page.tree.xpath("//header//nav//a/@href"))
    assert masthead
    assert all(str(another) in each for each in masthead)
    assert "A Third Text" in page.tree.xpath("string(//header)")
    foreign = f"/drafts/{another}/paragraphs/{other.ids['paragraph']}"
    assert reader.open(foreign).status == 404
    proposal = reader.open(f"/amendments/{other.ids['amendment']}")
    assert all(str(other.draft) in each for each in proposal.tree.xpath("//header//nav//a/@href"))


def demo_too(other: Meeting) -> None:
    """Let the second event be a demo as well, so that its seats are taken by one click."""
    db.session.get_one(Event, other.seats["KAZ"].event).demo = True
    db.session.commit()
    assert db.session.get(Seat, other.seats["KAZ"].seat) is not None

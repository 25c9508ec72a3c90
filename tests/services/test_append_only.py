"""What was said or decided is never rewritten: the database itself refuses, table by table."""

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from drafting.extensions import db
from drafting.models import Base, Confirmation, CoProponent, PrivateNote, append_only_tables
from drafting.services import adoption, clock, corrections, deadlines
from drafting.services.corrections import Correcting
from tests.conftest import key
from tests.services.closing import do, soon
from tests.services.landing import adopt, land
from tests.services.room import Room

MAY_CHANGE = {
    "draft",
    "event",
    "head",
    "invitation",
    "lodged",
    "party",
    "person",
    "private_draft",
    "seat",
    "sign_in_failure",
    "signed_in",
    "visit",
}


def refused(room: Room, statement: str) -> bool:
    """Say whether the database refuses a statement as a rewriting of what is on record."""

    def attempt() -> bool:
        try:
            db.session.execute(text(statement))
        except DBAPIError as error:
            return "append-only" in str(error)
        finally:
            db.session.rollback()
        return False

    return room.house.run(attempt)


def fill_every_table(room: Room) -> None:
    """Play the event to its end, and add by hand what nobody did on the way."""
    do(room, deadlines.grant_leave, "CHAIR", "UZB", soon(200))
    land(room)
    adopt(room, "ru")
    room.house.run(adoption.explain, room.actor("KAZ"), room.house.draft, "We join the consensus.", key())
    title = Correcting(room.paragraph("Title").id, "en", "The Ashgabat Declaration", "A slip.")
    do(room, corrections.editorial, "SEC", title)
    kaz, about = room.actor("KAZ"), room.proposal("UZB-1").id
    by_hand = (
        CoProponent(amendment_id=about, party_id=kaz.party, joined=True, sequence=1_000),
        Confirmation(about_id=about, party_id=kaz.party, seat_id=kaz.seat, sequence=1_000),
        PrivateNote(
            party_id=kaz.party,
            seat_id=kaz.seat,
            draft_id=room.house.draft,
            about_id=about,
            text="x",
            at=clock.now(),
        ),
    )
    room.house.run(lambda: (db.session.add_all(by_hand), db.session.commit()))


def test_every_table_is_append_only_but_for_a_few_that_are_named() -> None:
    assert set(append_only_tables()) == set(Base.metadata.tables) - MAY_CHANGE


def test_no_row_is_updated_deleted_or_replaced(any_room: Room) -> None:
    fill_every_table(any_room)
    tables = {name: Base.metadata.tables[name] for name in append_only_tables()}
    empty = [
        name
        for name, table in tables.items()
        if not any_room.house.run(db.session.scalar, select(func.count()).select_from(table))
    ]
    assert empty == []
    before = any_room.everything()
    passed = []
    for name, table in tables.items():
        column = next(iter(table.columns)).name
        statements = [f'UPDATE "{name}" SET "{column}" = "{column}"', f'DELETE FROM "{name}"']  # noqa: S608
        if any_room.house.url.startswith("sqlite"):
            statements.append(f'INSERT OR REPLACE INTO "{name}" SELECT * FROM "{name}"')  # noqa: S608
        else:
            statements.append(f'TRUNCATE "{name}" CASCADE')
        passed += [each for each in statements if not refused(any_room, each)]
    assert passed == []
    assert any_room.everything() == before

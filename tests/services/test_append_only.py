"""What was said or decided is never rewritten: the database itself refuses, table by table."""

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from drafting.extensions import db
from drafting.models import Base, CoProponent, append_only_tables
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
    room.accept("KAZ-1")
    room.publish()
    joined = CoProponent(
        amendment_id=room.proposal("UZB-1").id, party_id=room.actor("TKM").party, joined=True, sequence=1_000
    )
    room.house.run(lambda: (db.session.add(joined), db.session.commit()))


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

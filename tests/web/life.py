"""What has happened in a house: a few acts of each kind, so that every sort of page has something to show."""

from collections import Counter
from uuid import UUID, uuid4

from sqlalchemy import String, select, type_coerce

from drafting.extensions import db
from drafting.models import Base, Person
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Actor
from drafting.procedure.proposing import Proposed
from drafting.services import amendments, consolidation, passwords, privately, revisions
from tests.conftest import House, key

#: Every row in words, by the name of its table.
Rows = dict[str, list[str]]
PASSPHRASE = "a passphrase of several words"


def keep(
    house: House,
    who: str,
    label: str,
    text: str,
    kind: str = "modify",
    why: str = "Because it is so.",
    **more: str,
) -> UUID:
    """Keep a private draft on a paragraph; returns its id."""
    target, private = house.paragraph(label), uuid4()
    proposed = Proposed(AmendmentKind(kind), target.id, target.wording, text, rationale=why, **more)
    house.run(privately.keep, house.actor(who), house.draft, private, proposed)
    return private


def submit(house: House, who: str, label: str, text: str, kind: str = "modify", **more: str) -> UUID:
    """Submit a proposal on a paragraph; returns its id."""
    return house.run(
        amendments.submit, house.actor(who), keep(house, who, label, text, kind, **more), 1, key()
    )


def lead_a_life(house: House) -> None:
    """Decide in every way, keep drafts that the decisions run over, and publish a revision."""
    house.untie()
    chair: Actor = house.actor("chair")
    op5, op6 = house.paragraph("OP5"), house.paragraph("OP6")
    keep(house, "kazakhstan", "OP5", op5.text.replace("Encourage", "Strongly encourage"))
    keep(house, "kazakhstan", "OP6", op6.text.replace("once a year", "twice a year"))
    keep(
        house, "kazakhstan", "OP4", "Welcome the first meeting;\n(a) Of officials;\n(b) Of experts;", "insert"
    )
    submit(house, "uzbekistan", "OP5", op5.text.replace("as relevant ", ""))
    acts = (
        (consolidation.accept, "KAZ-1", ()),
        (consolidation.accept_with_edits, "KGZ-1", (op5.text.replace("where appropriate", "as needed"),)),
        (consolidation.keep_in_brackets, "TJK-2", ()),
        (consolidation.not_retain, "TJK-1", ("It is said elsewhere.",)),
        (consolidation.accept, "TKM-1", ()),
        (consolidation.accept, "KGZ-2", ()),
    )
    for act, reference, more in acts:
        confirmed = {"confirmed": True} if act.__name__.startswith("accept") else {}
        house.run(act, chair, house.proposal(reference).id, *more, house.seen(reference), key(), **confirmed)
    house.run(revisions.publish, house.actor("secretariat"), house.draft, key())


def tables(house: House, *aside: str) -> Rows:
    """Return every row of every table, without the columns named `aside`, such as "signed_in.seen_at"."""

    def read() -> Rows:
        return {
            table.name: sorted(
                map(
                    str,
                    db.session.execute(
                        select(*(type_coerce(c, String) for c in table.c if str(c) not in aside))
                    ),
                )
            )
            for table in Base.metadata.sorted_tables
        }

    return house.run(read)


def changed(before: Rows, after: Rows) -> dict[str, list[str]]:
    """Return the rows that came or went, by table: a few of each, cut short, so that a failure stays readable."""
    found = {}
    for table in before.keys() | after.keys():
        old, new = Counter(before.get(table, [])), Counter(after.get(table, []))
        differing = [f"+ {each[:200]}" for each in new - old] + [f"- {each[:200]}" for each in old - new]
        found |= {table: differing[:6]} if differing else {}
    return found


def count(house: House, table: str) -> int:
    """Return how many rows a table has."""
    return len(tables(house)[table])


def give_passphrase(house: House, name: str) -> str:
    """Let a person of the demo sign in with a passphrase that the test knows."""

    def write() -> None:
        db.session.query(Person).filter_by(name=name).one().password = passwords.hashed(PASSPHRASE)
        db.session.commit()

    house.run(write)
    return PASSPHRASE

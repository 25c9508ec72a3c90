"""The plausible landing of the demo event, act by act, as far as the services of this house go."""

from pathlib import Path

from drafting.procedure.kinds import Stance
from drafting.procedure.warnings import dangling
from tests.services.room import Room

PLACE = Path(__file__).with_name("landing.md")

OP4 = (
    "Resolve to strengthen border security and the timely exchange of information, including advance passenger "
    "information, as appropriate and in accordance with national legislation, with a view to detecting and "
    "preventing the movement of foreign terrorist fighters;"
)
OP5 = (
    "Encourage the elaboration of national plans of action to prevent violent extremism and, on a voluntary "
    "basis, the exchange of experience at the regional level, drawing as relevant upon the recommendations of "
    "the Secretary-General;"
)
OP3C = "To report on progress at the annual exchange of views referred to in paragraph 6 alt below;"
OP12 = (
    "Decide to review the implementation of the present Declaration at a high-level meeting to be held in 2019, "
    "at a venue to be agreed."
)


def landed() -> list[tuple[str, str]]:
    """Return the text after the landing: labels and words, in order."""
    lines = PLACE.read_text("utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if line and not line.startswith(">"))
    return [(label, text) for label, _, text in pairs]


def land(room: Room) -> None:
    """Play the fate of every proposal, in order, up to Rev.1."""
    room.accept("KAZ-1")
    room.accept("EU-1")
    room.accept("TJK-2")
    room.withdraw("KAZ", "KAZ-3")
    room.says("TKM", "TJK-1", Stance.NO_OBJECTION)
    room.accept("KAZ-2")
    room.accept("TJK-1")
    room.decide("accept_with_edits", "UZB-3", OP4)
    for reference in ("UZB-1", "KGZ-1"):
        room.decide("not_retain", reference, "In favour of the Chair’s text, package PKG-A")
    room.chairs_text("OP5", OP5, "Package PKG-A")
    room.accept("KGZ-2")
    room.withdraw("TKM", "TKM-1")
    assert [each.label for each in dangling(room.house.table(), room.paragraph("OP6"))] == ["OP3 (c)"]
    room.accept("UZB-2")
    room.chairs_text("OP3 (c)", OP3C, "Consequential")
    room.take_up("TJK", "AFG-1")
    room.accept("AFG-1")
    room.chairs_text("OP12", OP12, "The placeholder")
    room.publish()


#: How many acts that was.
ACTS = 19
#: What Rev.1 says became of everything.
FATES = {
    "AFG-1": "reflected",
    "EU-1": "reflected",
    "KAZ-1": "reflected",
    "KAZ-2": "reflected",
    "KAZ-3": "withdrawn",
    "KGZ-1": "not_retained",
    "KGZ-2": "reflected",
    "TJK-1": "reflected",
    "TJK-2": "reflected",
    "TKM-1": "withdrawn",
    "TKM-2": "on_record",
    "UZB-1": "not_retained",
    "UZB-2": "reflected",
    "UZB-3": "reflected_in_part",
}

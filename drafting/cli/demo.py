"""The demo event: the Ashgabat draft declaration, played through the services like any real one.

The people are roles; the Russian is demonstration text. All terms count from the moment of loading.
"""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from drafting.procedure.kinds import AmendmentKind, Duty, ParagraphKind, Role, Rung, Stance
from drafting.procedure.policy import Actor
from drafting.procedure.proposing import Proposed
from drafting.procedure.table import Proposal, Standing, Table
from drafting.queries.finding import draft_of, table_for
from drafting.services import (
    amendments,
    clock,
    consolidation,
    drafts,
    events,
    ladder,
    packages,
    positions,
    privately,
    translations,
)

SOURCE = Path(__file__).with_name("ashgabat.json")
ZONE = "Asia/Ashgabat"

PARTIES = (
    ("KAZ", Role.PARTICIPANT, "Kazakhstan", "Казахстан"),
    ("KGZ", Role.PARTICIPANT, "Kyrgyzstan", "Кыргызстан"),
    ("TJK", Role.PARTICIPANT, "Tajikistan", "Таджикистан"),
    ("TKM", Role.PARTICIPANT, "Turkmenistan", "Туркменистан"),
    ("UZB", Role.PARTICIPANT, "Uzbekistan", "Узбекистан"),
    ("AFG", Role.OBSERVER, "Afghanistan", "Афганистан"),
    ("EU", Role.OBSERVER, "European Union", "Европейский союз"),
    ("CHAIR", Role.CHAIR, "Chair’s office", "Канцелярия Председателя"),
    ("SEC", Role.SECRETARIAT, "Secretariat", "Секретариат"),
)

#: How two paragraphs read before the secretariat's last correction; their Russian was made on these.
EARLIER = {
    "PP6": ("information and communications technologies", "information and communication technologies"),
    "OP5": ("where appropriate", "as appropriate"),
}

PLAN = events.EventPlan(
    name={
        "en": "High-Level United Nations–Central Asian Dialogue on Implementing the United Nations Global "
        "Counter-Terrorism Strategy in Central Asia",
        "ru": "Диалог высокого уровня Организации Объединенных Наций и стран Центральной Азии по "
        "осуществлению Глобальной контртеррористической стратегии Организации Объединенных Наций в "
        "Центральной Азии",
    },
    place={"en": "Ashgabat", "ru": "Ашхабад"},
    organ="High-Level Dialogue",
    masthead="United Nations",
    zone=ZONE,
    symbol_pattern="ASH/HLD/2017/CRP.1/Rev.{n}",
    demo=True,
)


@dataclass
class Loaded:
    """What the loader has made so far."""

    source: Mapping[str, Any]
    event: UUID
    seats: dict[str, Actor]
    draft: UUID = field(default_factory=uuid4)

    def table(self) -> Table:
        """Lay the table as the chair's office sees it."""
        chair = self.seats["CHAIR"]
        return table_for(chair, draft_of(chair, self.draft))

    def paragraph(self, label: str) -> Standing:
        """Return a paragraph by its working label."""
        return next(each for each in self.table().paragraphs if each.full_label == label)

    def proposal(self, reference: str) -> Proposal:
        """Return a proposal by its reference."""
        return next(each for each in self.table().proposals if each.reference == reference)


def people() -> Iterator[tuple[str, Duty, str]]:
    """Yield party, duty and name to sign in: a focal point each, and a drafter for each participant."""
    for code, role, name, _ in PARTIES:
        short = {"CHAIR": "chair", "SEC": "secretariat", "EU": "eu"}.get(code, name.lower())
        yield code, Duty.FOCAL_POINT, short
        if role is Role.PARTICIPANT:
            yield code, Duty.DRAFTER, f"{short}-drafter"


def sign_ins() -> dict[str, str]:
    """Return a fresh passphrase for everybody, by the name to sign in with."""
    return {name: secrets.token_urlsafe(9) for _, _, name in people()}


def load(event: UUID, known: Mapping[str, str]) -> None:
    """Load the demo event under an id; `known` holds the passphrases."""
    source = json.loads(SOURCE.read_text(encoding="utf-8").replace("{fn1}", "{fn:1}"))
    parties = [events.PartyPlan(code, role, {"en": en, "ru": ru}) for code, role, en, ru in PARTIES]
    events.found(PLAN, parties, event)
    loaded = Loaded(source, event, _seats(event, known))
    _lay_text(loaded)
    _translate(loaded)
    _issue(loaded)
    for each in [*source["amendments"], *source["observer_suggestions"]]:
        _play(loaded, each)
    _consolidate(loaded)
    events.finish_demo(event)


def _key() -> str:
    return str(uuid4())


def _seats(event: UUID, known: Mapping[str, str]) -> dict[str, Actor]:
    """Seat everybody; the focal points act for their parties here."""
    seated = [events.seat(event, code, duty, name, known[name]) for code, duty, name in people()]
    return {actor.code: actor for actor in seated if actor.duty is Duty.FOCAL_POINT}


def _lay_text(loaded: Loaded) -> None:
    meta = loaded.source["meta"]
    kinds = ParagraphKind
    preamble = [each for each in loaded.source["paragraphs"] if each["kind"] == "preambular"]
    operative = [each for each in loaded.source["paragraphs"] if each["kind"] == "operative"]
    text = (
        drafts.LaidParagraph(kinds.TITLE, meta["title"]["en"]),
        drafts.LaidParagraph(kinds.ENACTING, meta["enacting"]["en"]),
        *map(_laid, preamble),
        drafts.LaidParagraph(kinds.PROCLAMATION, meta["proclamation"]["en"]),
        *map(_laid, operative),
        drafts.LaidParagraph(kinds.CLOSING, meta["closing"]["en"]),
        drafts.LaidParagraph(kinds.FOOTNOTE, meta["footnotes"]["fn1"], note="1"),
    )
    plan = drafts.DraftPlan("B", tuple(meta["languages"]), text)
    loaded.draft = drafts.lay(loaded.seats["CHAIR"], plan, _key())


def _laid(each: Mapping[str, Any]) -> drafts.LaidParagraph:
    kind = ParagraphKind(each.get("kind", "subparagraph"))
    text = each["text"]
    if each.get("label") in EARLIER:
        now, before = EARLIER[each["label"]]
        text = text.replace(now, before)
    under = tuple(map(_laid, each.get("subparagraphs", [])))
    return drafts.LaidParagraph(kind, text, len(each.get("opening", "")), under=under)


def _translate(loaded: Loaded) -> None:
    meta, texts = loaded.source["meta"], loaded.source["translations_ru"]
    given = {
        "Title": meta["title"]["ru"],
        "Enacting words": meta["enacting"]["ru"],
        "Proclamation": meta["proclamation"]["ru"],
        "Closing": meta["closing"]["ru"],
        "Footnote 1": meta["footnotes_ru"]["fn1"],
    }
    for label, text in texts.items():
        given.update(_labelled(label, text))
    for each in loaded.table().paragraphs:
        translations.translate(
            loaded.seats["SEC"], loaded.draft, each.id, "ru", given[each.full_label], each.wording, _key()
        )


def _labelled(label: str, text: str | Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if isinstance(text, str):
        return [(label, text)]
    below = [
        _labelled(f"{label} ({sub['marker'].strip('()')})", sub) for sub in text.get("subparagraphs", [])
    ]
    return [(label, text["text"]), *(pair for pairs in below for pair in pairs)]


def _issue(loaded: Loaded) -> None:
    """Correct what the secretariat corrected last, then issue the zero draft and open it."""
    secretariat, opened = loaded.seats["SEC"], clock.now()
    for label, (now, before) in EARLIER.items():
        each = loaded.paragraph(label)
        words = each.text.replace(before, now)
        drafts.correct(secretariat, loaded.draft, each.id, words, each.wording, _key())
    deadlines = {"amendments": _evening(opened, 3), "subamendments": _evening(opened, 4)}
    symbol = loaded.source["meta"]["symbol"]
    drafts.open_for_amendments(secretariat, loaded.draft, symbol, deadlines, _key())


def _evening(moment: datetime, days: int) -> datetime:
    """Return 18:00 in Ashgabat that many days on."""
    zone = ZoneInfo(ZONE)
    day = moment.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, time(18), zone)


def _play(loaded: Loaded, each: Mapping[str, Any]) -> None:
    """Play one amendment of the source: private first, then submitted, then what others say of it."""
    actor = loaded.seats[each["by"]]
    if each["type"] == "reserve":
        target, until = loaded.paragraph(each["target"]), _evening(clock.now(), 5)
        positions.reserve(actor, loaded.draft, target.id, each["scope"], each["rationale"], until, _key())
        return
    private = uuid4()
    privately.keep(actor, loaded.draft, private, _proposed(loaded, each))
    amendment = amendments.submit(actor, private, 1, _key())
    if each.get("taken_up_by"):
        amendments.take_up(loaded.seats[each["taken_up_by"]], amendment, _key())
    for party, said in each.get("positions", {}).items():
        statement = positions.Statement(Stance(said["stance"]), said.get("condition", ""))
        positions.state(loaded.seats[party], amendment, statement, _key())


def _proposed(loaded: Loaded, each: Mapping[str, Any]) -> Proposed:
    kind = AmendmentKind(each["type"])
    if each.get("parent"):
        parent = loaded.proposal(each["parent"])
        text = each["result"]
        return Proposed(kind, parent.target, None, text, parent=parent.id, rationale=each["rationale"])
    on = {
        AmendmentKind.INSERT: each.get("after"),
        AmendmentKind.REPLACE: each.get("replaces"),
    }.get(kind) or each["target"]
    target = loaded.paragraph(on)
    after = loaded.paragraph(each["after"]).id if kind is AmendmentKind.MOVE else None
    text = each.get("result") or each.get("text") or ""
    return Proposed(kind, target.id, target.wording, text, after, rationale=each["rationale"])


def _consolidate(loaded: Loaded) -> None:
    """Mark what the chair's office found agreed ad ref or keeps in brackets, and tie the package."""
    chair = loaded.seats["CHAIR"]
    for each in loaded.source["amendments"]:
        if each["status"].startswith("agreed ad ref"):
            proposal, seen = _read(loaded, each["id"])
            ladder.mark(chair, loaded.draft, proposal.id, Rung.AD_REF, (), seen, _key())
        elif each["status"] == "bracketed":
            proposal, seen = _read(loaded, each["id"])
            consolidation.keep_in_brackets(chair, proposal.id, seen, _key())
    members = (loaded.proposal("UZB-2").id, loaded.paragraph("OP5").id)
    packages.tie(chair, loaded.draft, "PKG-A", members, _key())


def _read(loaded: Loaded, reference: str) -> tuple[Proposal, UUID | None]:
    """Return a proposal, and the wording that the chair reads with it."""
    table = loaded.table()
    proposal = next(each for each in table.proposals if each.reference == reference)
    standing = table.paragraph(proposal.target)
    return proposal, standing.wording if standing else None

"""Lay down a text, correct it before it is issued, open it for amendments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from drafting.models import Draft, Paragraph, Placement, Wording
from drafting.procedure.errors import BadTerm, SettingMissing, StaleText, WrongStage
from drafting.procedure.kinds import AmendmentKind, ParagraphKind
from drafting.procedure.places import ranks
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import Proposed, checked_pieces, checked_remark
from drafting.procedure.stages import FOLLOWS, Mode, Stage
from drafting.queries.finding import draft_of, paragraph_on, table_for
from drafting.services.deadlines import checked as deadlines_checked
from drafting.services.effects import opening_of
from drafting.services.revisions import freeze
from drafting.services.transactions import Outcome, Transaction, once
from drafting.text.labels import marker, working_label


@dataclass(frozen=True)
class LaidParagraph:
    """A paragraph to lay down, with its sub-paragraphs. `opening` -1 lets the rule propose one."""

    kind: ParagraphKind
    text: str
    opening: int = -1
    note: str | None = None
    under: tuple["LaidParagraph", ...] = ()


@dataclass(frozen=True)
class DraftPlan:
    """The text and its languages; the first is the one negotiated."""

    form: str
    languages: tuple[str, ...]
    paragraphs: tuple[LaidParagraph, ...]
    mode: Mode = Mode.LIVE


#: Labels of the paragraphs that are not counted.
NAMED = {
    ParagraphKind.TITLE: "Title",
    ParagraphKind.ENACTING: "Enacting words",
    ParagraphKind.PROCLAMATION: "Proclamation",
    ParagraphKind.CLOSING: "Closing",
}


def lay(actor: Actor, plan: DraftPlan, form_key: str) -> UUID:
    """Lay down a draft in preparation. Returns its id.

    Raises NotPermitted, and what a text can be refused for.
    """

    def act(open_: Transaction) -> Outcome:
        require(actor, Act.PREPARE, Stage.PREPARATION)
        draft = Draft(
            id=uuid4(),
            event_id=actor.event,
            form=plan.form,
            stage=Stage.PREPARATION,
            language=plan.languages[0],
            languages=list(plan.languages),
            mode=plan.mode,
            sequence=open_.sequence,
        )
        open_.session.add(draft)
        open_.session.flush()
        _lay_under(open_, draft, None, plan.paragraphs)
        title = plan.paragraphs[0].text if plan.paragraphs else ""
        open_.record("draft.laid", actor.code, draft.id, title[:80], {"paragraphs": len(plan.paragraphs)})
        return {"draft": str(draft.id)}

    return UUID(once(actor, form_key, {"act": "lay", "plan": plan}, act)["draft"])


def _lay_under(
    open_: Transaction, draft: Draft, parent: UUID | None, paragraphs: Sequence[LaidParagraph], level: int = 0
) -> None:
    counts: dict[ParagraphKind, int] = {}
    for rank, each in zip(ranks(len(paragraphs)), paragraphs, strict=True):
        counts[each.kind] = counts.get(each.kind, 0) + 1
        label = _label(each.kind, counts[each.kind], level)
        key = _lay_one(open_, draft, parent, each, rank, label)
        _lay_under(open_, draft, key, each.under, level + 1)


def _label(kind: ParagraphKind, count: int, level: int) -> str:
    if kind in {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE}:
        return working_label(kind.value, count)
    if kind is ParagraphKind.SUBPARAGRAPH:
        return marker(level, count)
    if kind in NAMED:
        return NAMED[kind]
    return f"{kind.value.capitalize()} {count}"


def _lay_one(
    open_: Transaction, draft: Draft, parent: UUID | None, each: LaidParagraph, rank: str, label: str
) -> UUID:
    key = uuid4()
    text = checked_pieces(Proposed(AmendmentKind.MODIFY, key, None, each.text))[0][1]
    session, sequence = open_.session, open_.sequence
    session.add(Paragraph(id=key, draft_id=draft.id, kind=each.kind, note=each.note, sequence=sequence))
    session.flush()
    session.add(
        Placement(paragraph_id=key, parent_id=parent, rank=rank, label=label, fallen=False, sequence=sequence)
    )
    opening = each.opening if each.opening >= 0 else opening_of(each.kind, text, draft.language)
    _wording(open_, draft, key, 1, text, opening)
    return key


def _wording(open_: Transaction, draft: Draft, key: UUID, number: int, text: str, opening: int) -> None:
    open_.session.add(
        Wording(
            paragraph_id=key,
            number=number,
            language=draft.language,
            text=text,
            opening=opening,
            sequence=open_.sequence,
            at=open_.now,
        )
    )


def correct(actor: Actor, draft_id: UUID, paragraph_id: UUID, text: str, seen: UUID, form_key: str) -> None:
    """Reword a paragraph while the draft is still being prepared.

    Raises NotFound, NotPermitted, WrongStage, StaleText, and what a text can be refused for.
    """
    words = checked_pieces(Proposed(AmendmentKind.MODIFY, paragraph_id, seen, text))[0][1]

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.PREPARE, Stage(draft.stage))
        standing = paragraph_on(table_for(actor, draft), paragraph_id)
        if standing.wording != seen:
            raise StaleText
        opening = opening_of(standing.kind, words, draft.language)
        _wording(open_, draft, standing.id, standing.number + 1, words, opening)
        open_.record("paragraph.corrected", actor.code, standing.id, standing.full_label, {"text": words})
        return {}

    once(actor, form_key, {"act": "correct", "paragraph": paragraph_id, "text": words}, act)


def open_for_amendments(
    actor: Actor, draft_id: UUID, symbol: str, deadlines: Mapping[str, datetime], form_key: str
) -> None:
    """Issue the zero draft under its symbol and open it for amendments.

    `deadlines` holds "amendments" and "subamendments" as aware moments. Raises NotPermitted, WrongStage,
    BadTerm, SettingMissing for no symbol, and what a remark can be refused for.
    """
    symbol = checked_remark(symbol)

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.PREPARE, Stage(draft.stage))
        if Stage.OPEN not in FOLLOWS[Stage(draft.stage)]:
            raise WrongStage(act=Act.PREPARE.value, stage=draft.stage)
        if not symbol:
            raise SettingMissing(field="symbol_pattern")
        deadlines_checked(deadlines.get("amendments"), deadlines.get("subamendments"))
        if any(each <= open_.received for each in deadlines.values()):
            raise BadTerm(why="past")
        freeze(actor, open_, draft, 0, "Zero draft", symbol)
        draft.stage = Stage.OPEN
        draft.amendments_until = deadlines.get("amendments")
        draft.subamendments_until = deadlines.get("subamendments")
        filed = {name: moment.isoformat() for name, moment in deadlines.items()}
        open_.record("draft.opened", actor.code, draft.id, symbol, filed)
        return {}

    once(actor, form_key, {"act": "open", "draft": draft_id, "symbol": symbol, "deadlines": deadlines}, act)

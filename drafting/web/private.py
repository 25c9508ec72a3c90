"""Propose: a private draft, the compare step, the receipt."""

from dataclasses import dataclass, replace
from itertools import zip_longest
from uuid import UUID, uuid4

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.models import Draft, PrivateVersion
from drafting.procedure.errors import NotFound, Refusal, StaleText
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import Proposed, as_typed, checked_pieces
from drafting.procedure.segments import Segment, italicized, redline
from drafting.procedure.stages import Stage
from drafting.procedure.table import Pieces, Table
from drafting.queries.finding import draft_of, private_of, table_for
from drafting.queries.gathered import pieces_of
from drafting.queries.histories import versions_of
from drafting.queries.tables import Audience
from drafting.services import amendments, privately
from drafting.text import rebase
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.errors import message, status
from drafting.web.targets import Target, places_for, target_on, target_on_proposal

bp = Blueprint("private", __name__)


@dataclass(frozen=True)
class Moved:
    """The text moved under a draft: what it was made on, and what became of the words typed."""

    then: str
    typed: str
    status: str


@bp.get("/drafts/<uuid:draft_id>/propose/<uuid:key>")
def start(draft_id: UUID, key: UUID) -> Answer:
    """Begin a proposal on a paragraph, or on a paragraph that another proposal would bring."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    require(actor, Act.DRAFT, Stage(draft.stage))
    table = table_for(actor, draft)
    target = _target(table, key, request.args.get("on", type=UUID))
    typed = Proposed(target.kinds[0], target.key, target.base, target.text)
    return _form(draft, table, uuid4(), target, typed)


def _target(table: Table, key: UUID, parent_id: UUID | None) -> Target:
    if parent_id is None:
        return target_on(table, key)
    parent = table.proposal(parent_id)
    if parent is None or not parent.on_the_table or parent.parent is not None or not parent.pieces:
        raise NotFound
    return target_on_proposal(parent)


def _form(
    draft: Draft,
    table: Table,
    private_id: UUID,
    target: Target,
    typed: Proposed,
    said: str = "",
    moved: Moved | None = None,
) -> str:
    places = places_for(table, target.standing) if target.standing else ()
    return render_template(
        "private/propose.html",
        draft=draft,
        private_id=private_id,
        target=target,
        typed=typed,
        places=places,
        said=said,
        moved=moved,
        preview=_preview(target, typed),
    )


def _typed(target: Target) -> Proposed:
    """Read the form as the person filled it in."""
    form = request.form
    kind = next((each for each in target.kinds if each == form.get("kind")), target.kinds[0])
    return Proposed(
        kind=kind,
        paragraph=target.key,
        base=form.get("base", type=UUID),
        text=form.get("text", "") if kind is not AmendmentKind.INSERT else form.get("new_text", ""),
        after=form.get("after", type=UUID),
        parent=target.parent.id if target.parent else None,
        rationale=form.get("rationale", ""),
        on_behalf_of=form.get("on_behalf_of", ""),
    )


@bp.post("/drafts/<uuid:draft_id>/propose/<uuid:key>/<uuid:private_id>")
def keep(draft_id: UUID, key: UUID, private_id: UUID) -> Answer:
    """Keep a draft private; go on to the compare step if that is what was asked."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    table = table_for(actor, draft)
    target = _target(table, key, request.form.get("parent", type=UUID))
    typed = _typed(target)
    try:
        privately.keep(actor, draft.id, private_id, typed)
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        return _form(draft, table, private_id, target, typed, message(refusal)), status(refusal)
    if request.form.get("then") == "compare":
        return redirect(url_for("private.compare", private_id=private_id))
    flash(_("Kept. Only your delegation can see that this draft exists."))
    return redirect(url_for("mine.show", draft_id=draft.id))


@bp.post("/drafts/<uuid:draft_id>/propose/<uuid:key>/preview")
def preview(draft_id: UUID, key: UUID) -> Answer:
    """Draw the redline while a person types; nothing is kept."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    target = _target(table_for(actor, draft), key, request.form.get("parent", type=UUID))
    preview = _preview(target, _typed(target))
    return render_template("private/_preview.html", draft=draft, preview=preview)


@dataclass(frozen=True)
class Preview:
    """What a proposal would change, drawn; or why it cannot be drawn yet."""

    kind: AmendmentKind
    lines: tuple[tuple[int, tuple[Segment, ...]], ...] = ()
    said: str = ""
    same: bool = False


def _preview(target: Target, typed: Proposed) -> Preview:
    """Draw what would change, in the tint of the delegation that drafts."""
    party = current_actor().code
    try:
        pieces = checked_pieces(typed, target.parent.kind if target.parent else None)
    except Refusal as refusal:
        return Preview(typed.kind, said=message(refusal))
    if typed.kind in {AmendmentKind.INSERT, AmendmentKind.REPLACE}:
        return Preview(typed.kind, tuple((level, redline("", text, party)) for level, text in pieces))
    if target.parent:
        return Preview(typed.kind, _piece_by_piece(target.parent.pieces, pieces, party))
    new = {AmendmentKind.DELETE: "", AmendmentKind.MOVE: target.text}.get(typed.kind)
    text = pieces[0][1] if new is None else new
    same = typed.kind is AmendmentKind.MODIFY and text == target.text
    return Preview(
        typed.kind, ((0, italicized(redline(target.text, text, party), target.opening)),), same=same
    )


def _piece_by_piece(old: Pieces, new: Pieces, party: str) -> tuple[tuple[int, tuple[Segment, ...]], ...]:
    """Draw a sub-amendment against each piece of the proposal it would change."""
    pairs = zip_longest(old, new, fillvalue=(0, ""))
    return tuple((max(was[0], now[0]), redline(was[1], now[1], party)) for was, now in pairs)


@bp.get("/private/<uuid:private_id>")
def edit(private_id: UUID) -> Answer:
    """Go on with a private draft; if the text moved meanwhile, say so and offer what can be carried."""
    actor = current_actor()
    private, version = private_of(actor, private_id)
    if private.amendment_id is not None:
        return redirect(url_for("amendments.show", amendment_id=private.amendment_id))
    draft = draft_of(actor, private.draft_id)
    table = table_for(actor, draft)
    target = _target_left(table, version)
    return _edited(draft, table, private_id, target, version) if target else _to_my_desk(draft)


def _target_left(table: Table, version: PrivateVersion) -> Target | None:
    """Return what a draft was made on; none where it fell, or is off the table, meanwhile."""
    try:
        return _target(table, version.paragraph_id, version.parent_id)
    except NotFound:
        return None


def _to_my_desk(draft: Draft) -> Answer:
    """Go where the words of a draft stay readable when what it was made on is gone."""
    flash(_("What this draft was made on is no longer on the table. Your words are kept here."))
    return redirect(url_for("mine.show", draft_id=draft.id))


def _edited(
    draft: Draft, table: Table, private_id: UUID, target: Target, version: PrivateVersion, said: str = ""
) -> str:
    typed = _as_kept(version)
    moved = _moved(target, version, typed)
    if moved is not None:
        carried = _carried(target, moved)
        text = carried[0] if carried else typed.text
        moved = replace(moved, status=carried[1] if carried else "clash")
        typed = replace(typed, base=target.base, text=text)
    return _form(draft, table, private_id, target, typed, said, moved)


def _as_kept(version: PrivateVersion) -> Proposed:
    return Proposed(
        AmendmentKind(version.kind),
        version.paragraph_id,
        version.base_id,
        as_typed(pieces_of(version.pieces)),
        version.after_id,
        version.parent_id,
        version.rationale,
        version.on_behalf_of,
    )


def _moved(target: Target, version: PrivateVersion, typed: Proposed) -> Moved | None:
    """Say whether the paragraph has another wording than the one the draft was made on."""
    if (
        target.standing is None
        or version.base_id in {None, target.base}
        or typed.kind is AmendmentKind.INSERT
    ):
        return None
    earlier = versions_of(target.key, Audience(None, office=False))
    then = next((each.text for each in earlier if each.id == version.base_id), "")
    return Moved(then, typed.text, "")


def _carried(target: Target, moved: Moved) -> tuple[str, str] | None:
    """Carry the words typed to the text as it stands; none where they clash."""
    result = rebase(moved.then, target.text, moved.typed)
    return None if result.text is None else (result.text, result.status.value)


@bp.get("/private/<uuid:private_id>/compare")
def compare(private_id: UUID) -> Answer:
    """Show exactly what will be tabled, before it is."""
    actor = current_actor()
    private, version = private_of(actor, private_id)
    if private.amendment_id is not None:
        return redirect(url_for("amendments.receipt", amendment_id=private.amendment_id))
    return _compared(actor, draft_of(actor, private.draft_id), private_id, version)


def _compared(
    actor: Actor, draft: Draft, private_id: UUID, version: PrivateVersion, refusal: Refusal | None = None
) -> Answer:
    table = table_for(actor, draft)
    target = _target_left(table, version)
    if target is None:
        return _to_my_desk(draft)
    typed = _as_kept(version)
    if _moved(target, version, typed) is not None:
        stale = StaleText()
        return _edited(draft, table, private_id, target, version, message(stale)), status(stale)
    page = render_template(
        "private/compare.html",
        draft=draft,
        private_id=private_id,
        version=version,
        target=target,
        typed=typed,
        after=table.paragraph(typed.after) if typed.after else None,
        preview=_preview(target, typed),
        said=message(refusal) if refusal else "",
    )
    return (page, status(refusal)) if refusal else page


@bp.post("/private/<uuid:private_id>/submit")
def submit(private_id: UUID) -> Answer:
    """Submit what was compared; end on the receipt."""
    actor = current_actor()
    seen = request.form.get("version", 0, type=int)
    try:
        amendment = amendments.submit(actor, private_id, seen, request.form["form_key"])
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        private, version = private_of(actor, private_id)
        if private.amendment_id is not None:
            return redirect(url_for("amendments.receipt", amendment_id=private.amendment_id))
        return _compared(actor, draft_of(actor, private.draft_id), private_id, version, refusal)
    return redirect(url_for("amendments.receipt", amendment_id=amendment))


@bp.post("/private/<uuid:private_id>/discard")
def discard(private_id: UUID) -> Answer:
    """Put a private draft away."""
    actor = current_actor()
    private, _version = private_of(actor, private_id)
    draft_id = private.draft_id
    privately.discard(actor, private_id)
    flash(_("The draft is put away."))
    return redirect(url_for("mine.show", draft_id=draft_id))

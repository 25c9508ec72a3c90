"""Propose: a private draft, the compare step, the receipt."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.models import Draft, PrivateDraft, PrivateVersion
from drafting.procedure.carrying import joined, parted, seamed
from drafting.procedure.errors import NotFound, Refusal, StaleText
from drafting.procedure.kinds import AmendmentKind, Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import Proposed, as_typed
from drafting.procedure.stages import Stage
from drafting.procedure.states import PENDING
from drafting.procedure.table import Proposal, Table
from drafting.queries.desks import revising
from drafting.queries.finding import amendment_draft, draft_of, private_of, proposal_on, table_for
from drafting.queries.gathered import pieces_of
from drafting.queries.histories import versions_of
from drafting.queries.lodging import lodged_of
from drafting.queries.notes import versions_of_private
from drafting.queries.tables import Audience
from drafting.services import amendments, circulation, privately
from drafting.text import rebase
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.previews import preview as previewed
from drafting.web.previews import stands, typed
from drafting.web.refusals import message, status
from drafting.web.targets import Target, places_for, target_for, target_of_revision

bp = Blueprint("private", __name__)
K = AmendmentKind


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
    target = target_for(table, key, request.args.get("on", type=UUID))
    begun = Proposed(target.kinds[0], target.key, target.base, target.text)
    return _form(draft, table, uuid4(), target, begun)


@bp.get("/amendments/<uuid:amendment_id>/revise")
def revise(amendment_id: UUID) -> Answer:
    """Begin a revised proposal: the earlier one's words, as they were carried, stand in the box."""
    actor = current_actor()
    draft = amendment_draft(actor, amendment_id)
    require(actor, Act.DRAFT, Stage(draft.stage))
    table = table_for(actor, draft)
    earlier = proposal_on(table, amendment_id)
    if earlier.party != actor.code:
        raise NotFound
    begun = revising(actor, amendment_id)
    if begun is not None:
        return redirect(url_for("private.edit", private_id=begun))
    return _revised(draft, table, earlier)


def _revised(draft: Draft, table: Table, earlier: Proposal) -> Answer:
    try:
        target = target_of_revision(table, earlier)
    except NotFound:
        target = None
    if target is None or earlier.state not in PENDING:
        flash(_("What this was made on is gone. Propose anew where the text has your words now."))
        return redirect(url_for("amendments.show", amendment_id=earlier.id))
    return _form(draft, table, uuid4(), target, _as_carried(target, earlier))


def _as_carried(target: Target, earlier: Proposal) -> Proposed:
    return Proposed(
        earlier.kind if earlier.kind in target.kinds else target.kinds[0],
        target.key,
        target.base,
        as_typed(earlier.pieces) or target.text,
        earlier.after,
        earlier.parent,
        earlier.rationale,
        earlier.on_behalf_of,
        supersedes=earlier.id,
    )


def _form(
    draft: Draft,
    table: Table,
    private_id: UUID,
    target: Target,
    proposed: Proposed,
    said: str = "",
    moved: Moved | None = None,
) -> str:
    actor = current_actor()
    known = _known(actor, private_id)
    return render_template(
        "private/propose.html",
        draft=draft,
        private_id=private_id,
        target=target,
        typed=proposed,
        elsewhere=places_for(table, target.standing) if target.standing else (),
        revises=table.proposal(proposed.supersedes) if proposed.supersedes else None,
        said=said,
        moved=moved,
        known=known,
        preview=previewed(target, proposed, actor.code),
    )


def _known(actor: Actor, private_id: UUID) -> tuple[object, ...]:
    """Return the versions that were kept of a draft; none of one that is not kept yet."""
    try:
        return versions_of_private(actor, private_id)
    except NotFound:
        return ()


@bp.post("/drafts/<uuid:draft_id>/propose/<uuid:key>/<uuid:private_id>")
def keep(draft_id: UUID, key: UUID, private_id: UUID) -> Answer:
    """Keep a draft private; go on to the compare step if that is what was asked."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    table = table_for(actor, draft)
    target = target_for(table, key, request.form.get("parent", type=UUID))
    proposed = typed(target)
    try:
        privately.keep(actor, draft.id, private_id, proposed)
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        return _form(draft, table, private_id, target, proposed, message(refusal)), status(refusal)
    if request.form.get("then") == "compare":
        return redirect(url_for("private.compare", private_id=private_id))
    flash(_("Kept. Only your delegation can see that this draft exists."))
    return redirect(url_for("mine.show", draft_id=draft.id))


@bp.post("/drafts/<uuid:draft_id>/propose/<uuid:key>/preview")
def preview(draft_id: UUID, key: UUID) -> Answer:
    """Draw the redline while a person types; nothing is kept."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    target = target_for(table_for(actor, draft), key, request.form.get("parent", type=UUID))
    drawn = previewed(target, typed(target), actor.code)
    return render_template("private/_preview.html", draft=draft, preview=drawn)


@bp.get("/private/<uuid:private_id>")
def edit(private_id: UUID) -> Answer:
    """Go on with a private draft; if the text moved meanwhile, say so and offer what can be carried."""
    actor = current_actor()
    private, version = private_of(actor, private_id)
    if private.amendment_id is not None:
        return redirect(url_for("amendments.show", amendment_id=private.amendment_id))
    if lodged_of(private_id) is not None:
        return redirect(url_for("private.lodged", private_id=private_id))
    draft = draft_of(actor, private.draft_id)
    table = table_for(actor, draft)
    target = _target_left(table, version)
    return _edited(draft, table, private_id, target, version) if target else _to_my_desk(draft)


def _target_left(table: Table, version: PrivateVersion) -> Target | None:
    """Return what a draft was made on; none where it fell, or is off the table, meanwhile."""
    try:
        return target_for(table, version.paragraph_id, version.parent_id)
    except NotFound:
        return None


def _to_my_desk(draft: Draft) -> Answer:
    """Go where the words of a draft stay readable when what it was made on is gone."""
    flash(_("What this draft was made on is no longer on the table. Your words are kept here."))
    return redirect(url_for("mine.show", draft_id=draft.id))


def _edited(
    draft: Draft, table: Table, private_id: UUID, target: Target, version: PrivateVersion, said: str = ""
) -> str:
    proposed = _as_kept(version)
    moved = _moved(target, version, proposed)
    if moved is not None:
        carried = _carried(target, proposed.kind, moved)
        text = carried[0] if carried else proposed.text
        moved = replace(moved, status=carried[1] if carried else "clash")
        proposed = replace(proposed, base=target.base, text=text)
    return _form(draft, table, private_id, target, proposed, said, moved)


def _as_kept(version: PrivateVersion) -> Proposed:
    return Proposed(
        K(version.kind),
        version.paragraph_id,
        version.base_id,
        as_typed(pieces_of(version.pieces)),
        version.after_id,
        version.parent_id,
        version.rationale,
        version.on_behalf_of,
        version.other_id,
        version.other_base_id,
        version.supersedes_id,
    )


def _moved(target: Target, version: PrivateVersion, proposed: Proposed) -> Moved | None:
    """Say whether what the draft was made on has other words now."""
    if target.standing is None or version.base_id is None or proposed.kind is K.INSERT:
        return None
    now: list[tuple[UUID | None, UUID | None]] = [(target.base, version.base_id)]
    if proposed.kind is K.MERGE and target.other is not None and target.other.id == version.other_id:
        now.append((target.other.wording, version.other_base_id))
    if all(stands_now == made_on for stands_now, made_on in now):
        return None
    pairs = zip((target.key, version.other_id), (made_on for _, made_on in now), strict=False)
    return Moved(joined(_wording(key, made_on) for key, made_on in pairs if key), proposed.text, "")


def _wording(paragraph: UUID, wording: UUID | None) -> str:
    earlier = versions_of(paragraph, Audience(None, office=False))
    return next((each.text for each in earlier if each.id == wording), "")


def _carried(target: Target, kind: AmendmentKind, moved: Moved) -> tuple[str, str] | None:
    """Carry the words typed to the text as it stands; none where they clash."""
    words = seamed(moved.typed.splitlines()) if kind is K.SPLIT else moved.typed
    result = rebase(moved.then, stands(target, kind), words)
    if result.text is None:
        return None
    text = "\n".join(parted(result.text)) if kind is K.SPLIT else result.text
    return text, result.status.value


@bp.get("/private/<uuid:private_id>/compare")
def compare(private_id: UUID) -> Answer:
    """Show exactly what will be tabled, before it is."""
    actor = current_actor()
    private, version = private_of(actor, private_id)
    if private.amendment_id is not None:
        return redirect(url_for("amendments.receipt", amendment_id=private.amendment_id))
    if lodged_of(private_id) is not None:
        return redirect(url_for("private.lodged", private_id=private_id))
    return _compared(actor, draft_of(actor, private.draft_id), private_id, version)


def _compared(
    actor: Actor, draft: Draft, private_id: UUID, version: PrivateVersion, refusal: Refusal | None = None
) -> Answer:
    table = table_for(actor, draft)
    target = _target_left(table, version)
    if target is None:
        return _to_my_desk(draft)
    proposed = _as_kept(version)
    if _moved(target, version, proposed) is not None:
        stale = StaleText()
        return _edited(draft, table, private_id, target, version, message(stale)), status(stale)
    page = render_template(
        "private/compare.html",
        draft=draft,
        private_id=private_id,
        version=version,
        target=target,
        typed=proposed,
        stands=stands(target, proposed.kind),
        after=table.paragraph(proposed.after) if proposed.after else None,
        revises=table.proposal(proposed.supersedes) if proposed.supersedes else None,
        act=_act(actor, draft),
        preview=previewed(target, proposed, actor.code),
        said=message(refusal) if refusal else "",
    )
    return (page, status(refusal)) if refusal else page


def _act(actor: Actor, draft: Draft) -> str:
    """Name the act by which this person's delegation submits now."""
    if actor.role is Role.PARTICIPANT:
        return (Act.BREAK_SILENCE if draft.stage == Stage.SILENCE else Act.SUBMIT).value
    return (Act.TABLE_CHAIRS_TEXT if actor.role is Role.CHAIR else Act.SUGGEST).value


@bp.post("/private/<uuid:private_id>/submit")
def submit(private_id: UUID) -> Answer:
    """Submit what was compared; end on the receipt, or on what lies with the secretariat."""
    actor, form = current_actor(), request.form
    seen, breaking = form.get("version", 0, type=int), bool(form.get("breaking"))
    try:
        amendments.submit(actor, private_id, seen, form["form_key"], breaking=breaking)
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        private, version = private_of(actor, private_id)
        if private.amendment_id is None and lodged_of(private_id) is None:
            return _compared(actor, draft_of(actor, private.draft_id), private_id, version, refusal)
    return redirect(_receipt(private_of(actor, private_id)[0]))


def _receipt(private: PrivateDraft) -> str:
    if private.amendment_id is None:
        return url_for("private.lodged", private_id=private.id)
    return url_for("amendments.receipt", amendment_id=private.amendment_id)


@bp.get("/private/<uuid:private_id>/lodged")
def lodged(private_id: UUID) -> Answer:
    """Show what lies with the secretariat, until it is circulated."""
    actor = current_actor()
    private, version = private_of(actor, private_id)
    waiting = lodged_of(private_id)
    if waiting is None:
        return redirect(url_for("private.edit", private_id=private_id))
    draft = draft_of(actor, private.draft_id)
    table = table_for(actor, draft)
    return render_template(
        "private/lodged.html",
        draft=draft,
        lodged=waiting,
        version=version,
        pieces=pieces_of(version.pieces),
        standing=table.paragraph(version.paragraph_id),
        parent=table.proposal(version.parent_id) if version.parent_id else None,
    )


@bp.post("/private/<uuid:private_id>/take-back")
def take_back(private_id: UUID) -> Answer:
    """Take back what lies with the secretariat."""
    actor = current_actor()
    waiting = lodged_of(private_of(actor, private_id)[0].id)
    if waiting is None:
        raise NotFound
    circulation.take_back(actor, waiting.id, request.form["form_key"])
    flash(_("Taken back. It is your delegation’s private draft again."))
    return redirect(url_for("private.edit", private_id=private_id))


@bp.post("/private/<uuid:private_id>/discard")
def discard(private_id: UUID) -> Answer:
    """Put a private draft away."""
    actor = current_actor()
    private, _version = private_of(actor, private_id)
    draft_id = private.draft_id
    privately.discard(actor, private_id)
    flash(_("The draft is put away."))
    return redirect(url_for("mine.show", draft_id=draft_id))

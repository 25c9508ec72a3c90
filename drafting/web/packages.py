"""Packages: tied, added to, freed from, and decided together."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.models import Draft
from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.stages import Stage
from drafting.procedure.states import Verdict
from drafting.procedure.table import Table
from drafting.queries.finding import draft_of, table_for
from drafting.services import packages
from drafting.services.choices import Choice
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.desk import page, place_of
from drafting.web.panels import paragraphs_of, tied, to_settle
from drafting.web.refusals import message, status

bp = Blueprint("packages", __name__)

#: What is taken out goes before what comes in, and the Chair's own words come last.
ORDER = (
    Verdict.NOT_RETAINED,
    Verdict.IN_BRACKETS,
    Verdict.ACCEPTED,
    Verdict.ACCEPTED_WITH_EDITS,
    Verdict.CHAIRS_TEXT,
)


@bp.post("/drafts/<uuid:draft_id>/packages")
def tie(draft_id: UUID) -> Answer:
    """Tie a package."""
    form = request.form
    members = form.getlist("member", type=UUID)

    def act(form_key: str) -> None:
        packages.tie(current_actor(), draft_id, form.get("name", ""), members, form_key)

    return _done(draft_id, act, _("Tied: these are decided together."))


@bp.post("/drafts/<uuid:draft_id>/packages/<uuid:package_id>/add")
def add(draft_id: UUID, package_id: UUID) -> Answer:
    """Tie one thing more into a package."""
    member = _member()
    return _done(
        draft_id,
        lambda form_key: packages.add(current_actor(), package_id, member, form_key),
        _("Added to the package."),
    )


@bp.post("/drafts/<uuid:draft_id>/packages/<uuid:package_id>/free")
def free(draft_id: UUID, package_id: UUID) -> Answer:
    """Free one thing from a package."""
    member = _member()
    return _done(
        draft_id,
        lambda form_key: packages.free(current_actor(), package_id, member, form_key),
        _("Freed: it can be decided by itself."),
    )


def _member() -> UUID:
    member = request.form.get("member", type=UUID)
    if member is None:
        raise NotFound
    return member


def _done(draft_id: UUID, act: Callable[[str], None], said: str) -> Answer:
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    wanted = request.form.get("here", type=UUID)
    try:
        act(request.form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        return page(actor, draft, _key(actor, draft, wanted), None, message(refusal)), status(refusal)
    flash(said)
    return redirect(url_for("desk.show", draft_id=draft_id, key=_key(actor, draft, wanted)))


def _key(actor: Actor, draft: Draft, wanted: UUID | None) -> UUID:
    table = table_for(actor, draft)
    return place_of(table, wanted, table.paragraphs[0].id)


@bp.get("/drafts/<uuid:draft_id>/packages/<uuid:package_id>")
def show(draft_id: UUID, package_id: UUID) -> Answer:
    """Show a package whole, to be decided together."""
    actor = current_actor()
    return _page(actor, draft_of(actor, draft_id), package_id)


def _page(actor: Actor, draft: Draft, package_id: UUID, said: str = "") -> str:
    require(actor, Act.SEE_DESK, Stage(draft.stage))
    table = table_for(actor, draft)
    bundle = packages.bundle_of(table, package_id)
    return render_template(
        "desk/package.html",
        draft=draft,
        package=tied(table, bundle),
        cards=to_settle(table, bundle),
        paragraphs=paragraphs_of(table, bundle),
        form=request.form,
        said=said,
    )


@bp.post("/drafts/<uuid:draft_id>/packages/<uuid:package_id>")
def settle(draft_id: UUID, package_id: UUID) -> Answer:
    """Decide a package together."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    try:
        packages.settle(
            actor, package_id, _choices(table_for(actor, draft), package_id), request.form["form_key"]
        )
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(actor, draft, package_id, message(refusal)), status(refusal)
    flash(_("Decided together, in one act."))
    return redirect(url_for("desk.start", draft_id=draft_id))


def _choices(table: Table, package_id: UUID) -> tuple[Choice, ...]:
    """Read what becomes of each, in the order in which it is carried out. Raises NotFound."""
    bundle = packages.bundle_of(table, package_id)
    ids = [each.proposal.id for each in to_settle(table, bundle)]
    chosen = [_choice(key, request.form.get(f"verdict-{key}", "")) for key in ids]
    texts = [key for key in bundle.paragraphs if request.form.get(f"chairs-{key}")]
    chosen += [_choice(key, Verdict.CHAIRS_TEXT) for key in texts]
    return tuple(sorted((each for each in chosen if each), key=lambda each: ORDER.index(each.verdict)))


def _choice(key: UUID, verdict: str) -> Choice | None:
    if verdict not in set(Verdict):
        return None
    form = request.form
    return Choice(
        Verdict(verdict),
        key,
        form.get(f"seen-{key}", type=UUID),
        form.get(f"text-{key}", "") if verdict in {Verdict.ACCEPTED_WITH_EDITS, Verdict.CHAIRS_TEXT} else "",
        form.get(f"reason-{key}", "") if verdict in {Verdict.NOT_RETAINED, Verdict.CHAIRS_TEXT} else "",
        confirmed=bool(form.get(f"confirm-{key}")),
    )

"""Several drafts of an event: choose one, or lay down another from a text that is pasted."""

from collections.abc import Callable
from uuid import UUID, uuid4

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.procedure.errors import BadStructure, EmptyProposal, NotFound, NotPermitted, Refusal
from drafting.procedure.hours import moment_in
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.policy import Act, Actor, may, require
from drafting.procedure.recognizing import Recognized, checked_structure, recognized
from drafting.procedure.revisions import in_order
from drafting.procedure.stages import Stage
from drafting.queries.events import draft_cards
from drafting.queries.finding import draft_of, event_of, table_for
from drafting.services import drafts
from drafting.web.access import current_actor, signed_in
from drafting.web.auth import Answer, place_of
from drafting.web.refusals import message, status

bp = Blueprint("choosing", __name__)
FORMS = ("A", "B", "C")
LANGUAGES = ("en", "ru", "fr", "es", "ar", "zh")


@bp.get("/drafts")
def show() -> Answer:
    """Show the drafts of the event, each with the way to one's place at it."""
    actor = current_actor()
    cards = draft_cards(actor)
    return render_template(
        "drafts/show.html",
        cards=[(each, url_for(place_of(actor), draft_id=each.id)) for each in cards],
        may_lay=may(actor, Act.PREPARE, Stage.PREPARATION),
    )


@bp.route("/drafts/new", methods=["GET", "POST"])
def lay() -> Answer:
    """Read a pasted text, show what each line is taken for, and lay it down once that has been corrected."""
    actor = current_actor()
    require(actor, Act.PREPARE, Stage.PREPARATION)
    text = request.form.get("text", "")
    if request.method == "GET" or not text.strip():
        return _page(text, ())
    lines = _typed(recognized(text))
    if request.form.get("then") != "lay":
        return _page(text, lines)
    try:
        key = _lay(actor, lines)
    except NotPermitted:
        raise
    except Refusal as refusal:
        return _page(text, lines, refusal), status(refusal)
    flash(_("The draft is laid down. It is in preparation: correct it, then open it for amendments."))
    return redirect(url_for("choosing.prepared", draft_id=key))


def _page(text: str, lines: tuple[Recognized, ...], refusal: Refusal | None = None) -> str:
    form = request.form
    return render_template(
        "drafts/lay.html",
        text=text,
        lines=lines,
        said=message(refusal) if refusal else "",
        forms=FORMS,
        form=form.get("form", "B"),
        languages=LANGUAGES,
        working=form.get("language", "en"),
        second=form.get("second", ""),
        kinds=ParagraphKind,
        key=form.get("form_key") or uuid4(),
    )


def _typed(lines: tuple[Recognized, ...]) -> tuple[Recognized, ...]:
    """Return the lines with the kinds that the person has chosen instead of the rule's."""
    return tuple(map(_chosen, lines))


def _chosen(each: Recognized) -> Recognized:
    asked = request.form.get(f"kind-{each.line}", "")
    kind, _dash, level = asked.partition("-")
    if kind not in set(ParagraphKind):
        return each
    return Recognized(
        each.line, ParagraphKind(kind), each.text, int(level == "1") or 2 * (level == "2"), each.note
    )


def _lay(actor: Actor, lines: tuple[Recognized, ...]) -> UUID:
    form = request.form
    first, second = form.get("language", "en"), form.get("second", "")
    languages = [each for each in dict.fromkeys((first, second)) if each in LANGUAGES]
    kind = form.get("form", "B")
    plan = drafts.DraftPlan(kind if kind in FORMS else "B", tuple(languages or ["en"]), _nested(lines))
    return drafts.lay(actor, plan, form["form_key"])


def _nested(lines: tuple[Recognized, ...]) -> tuple[drafts.LaidParagraph, ...]:
    """Hang the sub-paragraphs on what they belong to. Raises BadStructure or EmptyProposal."""
    if not lines:
        raise EmptyProposal
    checked = checked_structure(lines)
    return _under(list(checked), 0)


def _under(lines: list[Recognized], level: int) -> tuple[drafts.LaidParagraph, ...]:
    """Take the lines of a level off the list, each with what hangs below it."""
    found = []
    while lines and lines[0].level == level:
        each = lines.pop(0)
        below = _under(lines, level + 1)
        note = each.note or (str(each.line) if each.kind is ParagraphKind.FOOTNOTE else None)
        found.append(drafts.LaidParagraph(each.kind, each.text, note=note, under=below))
    if lines and lines[0].level > level:
        raise BadStructure(line=lines[0].line)
    return tuple(found)


#: Pages that can be read of a draft that has not been issued; every other leads to its preparation.
BEFORE_ISSUE = frozenset({"choosing.prepared", "record.show"})


@bp.before_app_request
def _not_issued_yet() -> Answer | None:
    """Lead from the pages of a draft to its preparation, as long as it has not been issued."""
    key = (request.view_args or {}).get("draft_id")
    if request.method != "GET" or key is None or request.endpoint in BEFORE_ISSUE or not signed_in():
        return None
    draft = draft_of(current_actor(), key)
    return redirect(url_for("choosing.prepared", draft_id=key)) if draft.stage == Stage.PREPARATION else None


@bp.get("/drafts/<uuid:draft_id>/preparation")
def prepared(draft_id: UUID) -> Answer:
    """Show a draft that is being prepared; the office corrects it and opens it for amendments."""
    return _preparation(draft_id)


def _preparation(draft_id: UUID, refusal: Refusal | None = None) -> str:
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    if draft.stage != Stage.PREPARATION:
        raise NotFound
    return render_template(
        "drafts/preparation.html",
        draft=draft,
        paragraphs=in_order(table_for(actor, draft)),
        prepares=may(actor, Act.PREPARE, Stage.PREPARATION),
        symbol=event_of(actor).symbol_pattern.replace("/Rev.{n}", ""),
        said=message(refusal) if refusal else "",
        form=request.form,
    )


@bp.post("/drafts/<uuid:draft_id>/preparation/<uuid:key>")
def correct(draft_id: UUID, key: UUID) -> Answer:
    """Reword a paragraph before the draft is issued."""

    def act(actor: Actor, form_key: str) -> None:
        seen = request.form.get("seen", type=UUID)
        if seen is None:
            raise NotFound
        drafts.correct(actor, draft_id, key, request.form.get("text", ""), seen, form_key)

    there = url_for("choosing.prepared", draft_id=draft_id)
    return _do(act, _("Corrected."), draft_id, f"{there}#p-{key}")


@bp.post("/drafts/<uuid:draft_id>/preparation/open")
def issue(draft_id: UUID) -> Answer:
    """Issue the zero draft under its symbol and open it for amendments."""

    def act(actor: Actor, form_key: str) -> None:
        zone, form = event_of(actor).zone, request.form
        typed = {name: moment_in(zone, form.get(name, "")) for name in ("amendments", "subamendments")}
        terms = {name: moment for name, moment in typed.items() if moment is not None}
        drafts.open_for_amendments(actor, draft_id, form.get("symbol", ""), terms, form_key)

    done = _("The zero draft is issued and open for amendments.")
    return _do(act, done, draft_id, url_for("text.show", draft_id=draft_id))


def _do(act: Callable[[Actor, str], None], done: str, draft_id: UUID, then: str) -> Answer:
    try:
        act(current_actor(), request.form["form_key"])
    except (NotFound, NotPermitted):
        raise
    except Refusal as refusal:
        return _preparation(draft_id, refusal), status(refusal)
    flash(done)
    return redirect(then)

"""A translation belongs to a wording; when the wording moves, it is stale, and says so."""

from uuid import UUID

from drafting.models import Translation
from drafting.procedure.errors import NotFound, StaleText
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import Proposed, checked_pieces
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of, paragraph_on, table_for
from drafting.services.effects import opening_of
from drafting.services.transactions import Outcome, Transaction, once


def translate(
    actor: Actor, draft_id: UUID, paragraph_id: UUID, language: str, text: str, seen: UUID, form_key: str
) -> None:
    """Enter the translation of the wording the translator had before them (`seen`).

    Raises NotFound, NotPermitted, WrongStage, StaleText, and what a text can be refused for.
    """
    words = checked_pieces(Proposed(AmendmentKind.MODIFY, paragraph_id, seen, text))[0][1]

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.TRANSLATE, Stage(draft.stage))
        standing = paragraph_on(table_for(actor, draft), paragraph_id)
        if language not in draft.languages or language == draft.language:
            raise NotFound
        if standing.wording != seen:
            raise StaleText
        open_.session.add(
            Translation(
                wording_id=seen,
                language=language,
                text=words,
                opening=opening_of(standing.kind, words, language),
                seat_id=actor.seat,
                sequence=open_.sequence,
                at=open_.now,
            )
        )
        filed = {"language": language, "text": words}
        open_.record("translation.entered", actor.code, standing.id, standing.full_label, filed)
        return {}

    asked = {"act": "translate", "paragraph": paragraph_id, "language": language, "text": words}
    once(actor, form_key, asked, act)

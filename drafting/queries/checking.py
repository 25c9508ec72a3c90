"""What the checker is given: a draft as its audience reads it, in all its languages, as plain values."""

from collections.abc import Sequence

from drafting.checks.values import Checked, Form, Line, Rendered
from drafting.models import Draft
from drafting.procedure.revisions import in_order
from drafting.procedure.table import Standing, Table


def checked(draft: Draft, table: Table) -> Checked:
    """Return a draft for the rules; what its audience does not see is not in the table."""
    standing = in_order(table)
    labels = {each.full_label for each in standing}
    fallen = (each.full_label for each in table.paragraphs if each.fallen)
    return Checked(
        language=draft.language,
        form=Form(draft.form),
        lines=tuple(map(_line, standing)),
        renderings={each: _rendered(standing, each) for each in draft.languages if each != draft.language},
        fallen=tuple(label for label in fallen if label not in labels),
        complete=True,
    )


def _line(each: Standing) -> Line:
    return Line(
        str(each.id), each.full_label, each.kind, each.text, each.level, each.opening, each.note or ""
    )


def _rendered(standing: Sequence[Standing], language: str) -> dict[str, Rendered]:
    """Return what is rendered in a language, by paragraph."""
    found = ((str(each.id), each.renderings.get(language)) for each in standing)
    return {key: Rendered(one.text, one.opening, one.source) for key, one in found if one is not None}

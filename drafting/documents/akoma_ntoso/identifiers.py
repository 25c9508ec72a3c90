"""Ids of elements: eId from the current label, wId from the first, GUID the permanent one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafting.documents.akoma_ntoso.values import Provision
from drafting.procedure.kinds import ParagraphKind
from drafting.text.labels import Marks, marker, parse, write
from drafting.text.paths import Path, place, rooted

# The naming convention's short forms; what is not numbered by a label is counted.
_COUNTED = {
    ParagraphKind.TITLE: "title",
    ParagraphKind.HEADING: "sec",
    ParagraphKind.ENACTING: "formula",
    ParagraphKind.PROCLAMATION: "proclamation",
    ParagraphKind.CLOSING: "closing",
}
_SIGNS = re.compile(r"[().]")


@dataclass(frozen=True)
class Named:
    """A provision with its ids, the number printed before it and the path that references lead along."""

    provision: Provision
    eid: str
    wid: str
    number: str
    path: Path

    @property
    def ids(self) -> Mapping[str, str]:
        """The three ids as attributes."""
        return {"eId": self.eid, "wId": self.wid, "GUID": str(self.provision.id)}


def named(provisions: Sequence[Provision], language: str) -> tuple[Named, ...]:
    """Name every provision. Raises ValueError for a label that two have, or that is none."""
    result: list[Named] = []
    line: list[Named] = []
    counts: dict[str, int] = {}
    for each in _labelled(provisions):
        line = line[: each.level]
        if each.kind is ParagraphKind.SUBPARAGRAPH:
            found = _under(line, each, language)
        elif prefix := _COUNTED.get(each.kind):
            counts[prefix] = counts.get(prefix, 0) + 1
            eid = f"{prefix}_{counts[prefix]}"
            found = Named(each, eid, eid, "", ())
        else:
            path = _path(each.label)
            found = Named(each, _id(path), _id(_path(each.first)), _number(each, language), path)
        line.append(found)
        result.append(found)
    _require_unique([each.eid for each in result])
    _require_unique([each.wid for each in result])
    return tuple(result)


def _under(line: Sequence[Named], each: Provision, language: str) -> Named:
    """Name a sub-paragraph after what it hangs on; its first label may have hung on another."""
    path, first = _path(each.label), _path(each.first)
    above, inner = line[-1], "point" if line[0].path and not line[0].path[0].startswith("PP") else "item"
    eid = f"{above.eid}__list_1__{inner}_{_slug(path[-1])}"
    own = f"{above.wid}__list_1__{inner}_{_slug(first[-1])}"
    return Named(each, eid, _id(first) if rooted(first) else own, _number(each, language), path)


def _path(label: str) -> Path:
    path = place(label)
    if not path:
        raise ValueError(f"{label!r} is no label.")
    return path


def _require_unique(ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise ValueError(f"Two paragraphs have the label that gives {each!r}.")
        seen.add(each)


def _labelled(provisions: Sequence[Provision]) -> Iterator[Provision]:
    """Count those that have no label, as they would be numbered on the page."""
    counts: dict[ParagraphKind, int] = {}
    above: list[str] = []
    under: list[int] = [0]
    for each in provisions:
        level = each.level
        if each.kind is ParagraphKind.SUBPARAGRAPH:
            if not above[:level]:
                raise ValueError(f"The sub-paragraph {each.text[:40]!r} hangs on no paragraph.")
            under = [*under[: level + 1], *[0] * (level + 1 - len(under))]
            under[level] += 1
            label = each.label or f"{above[:level][-1]} {marker(level, under[level])}".strip()
        elif each.kind in {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE}:
            counts[each.kind] = counts.get(each.kind, 0) + 1
            series = "PP" if each.kind is ParagraphKind.PREAMBULAR else "OP"
            label = each.label or f"{series}{counts[each.kind]}"
            under = [0]
        else:
            label, under = "", [0]
        above = [*above[:level], label]
        yield replace(each, label=label, first=each.first or label)


def _id(path: Path) -> str:
    """Return "para_3-bis__list_1__point_a" for OP3 bis (a), "rec_4" for PP4."""
    preambular = path[0].startswith("PP")
    head = f"rec_{_slug(path[0][2:])}" if preambular else f"para_{_slug(path[0])}"
    inner = "item" if preambular else "point"
    return head + "".join(f"__list_1__{inner}_{_slug(step)}" for step in path[1:])


def _slug(step: str) -> str:
    return _SIGNS.sub("", step).strip().replace(" ", "-")


def _number(each: Provision, language: str) -> str:
    """Return what is printed before it: "3 bis.", "(a)", in Russian "a)"; a preambular one has no number."""
    label = parse(each.label)
    if label is None or each.kind is ParagraphKind.PREAMBULAR:
        return ""
    if each.kind is ParagraphKind.OPERATIVE:
        return f"{write(label).removeprefix('OP')}."
    marks = Marks.RUSSIAN if language.startswith("ru") else Marks.ENGLISH
    parent = replace(label, steps=label.steps[:-1])
    return write(label, marks).removeprefix(write(parent, marks)).strip()

"""What lies on the table: paragraphs as they stand and proposals as they were made, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from drafting.procedure.kinds import AmendmentKind, ParagraphKind, Rung, Stance
from drafting.procedure.states import PENDING, State
from drafting.text import Status

#: The proposed text: the level below the paragraph (0 is the paragraph itself) and the words.
Pieces = tuple[tuple[int, str], ...]

#: Kinds whose text stands in the place of the paragraph's own words.
ON_WORDS = frozenset({AmendmentKind.MODIFY, AmendmentKind.EDITORIAL})
#: Kinds that bring a paragraph of their own.
BRINGING = frozenset({AmendmentKind.INSERT, AmendmentKind.REPLACE})


@dataclass(frozen=True)
class Rendering:
    """A paragraph in another language; `source` is the wording it renders, stale when that has moved."""

    text: str
    opening: int
    source: str
    stale: bool


@dataclass(frozen=True)
class FormerPlace:
    """Where a paragraph stood before it was moved."""

    label: str
    parent: UUID | None
    rank: str


@dataclass(frozen=True)
class Standing:
    """A paragraph as it stands: `label` is its own part, `full_label` the whole ("OP3 (a)")."""

    id: UUID
    kind: ParagraphKind
    parent: UUID | None
    rank: str
    label: str
    full_label: str
    level: int
    text: str
    opening: int
    wording: UUID
    number: int
    fallen: bool = False
    note: str | None = None
    former: tuple[FormerPlace, ...] = ()
    rung: Rung = Rung.OPEN
    renderings: Mapping[str, Rendering] = field(default_factory=dict)
    packages: tuple[str, ...] = ()
    waiting_for: tuple[str, ...] = ()
    said: tuple["Said", ...] = ()


@dataclass(frozen=True)
class Said:
    """What a party says of a proposal or a paragraph. `earlier` where it was said on an earlier text.

    `orally` is the minute at which it was said in the room; the party has `confirmed` it at its desk.
    """

    party: str
    stance: Stance
    condition: str = ""
    note: str = ""
    earlier: bool = False
    id: UUID | None = None
    orally: datetime | None = None
    confirmed: bool = False


@dataclass(frozen=True)
class Proposal:
    """An amendment as it lies on the table; `pieces` is its text as carried to the current wording.

    `waiting_for` are the codes of the parties that a step on the ladder waits for. `orally` is the minute at
    which it was spoken, where the office typed it; `other` the neighbour that a merge takes in; `parts` what
    a split reserves for its further parts, as (permanent id, label). `chairs` marks the Chair's own proposal.
    """

    id: UUID
    reference: str
    party: str
    kind: AmendmentKind
    state: State
    target: UUID
    pieces: Pieces
    submitted: Pieces
    base: str
    sequence: int
    received: datetime
    rationale: str = ""
    rung: Rung = Rung.OPEN
    said: tuple[Said, ...] = ()
    parent: UUID | None = None
    after: UUID | None = None
    new_paragraph: UUID | None = None
    new_label: str = ""
    observer: bool = False
    taken_up_by: str = ""
    on_behalf_of: str = ""
    co: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    status: Status | None = None
    reason: str = ""
    late: bool = False
    waiting_for: tuple[str, ...] = ()
    language: str = ""
    orally: datetime | None = None
    confirmed: bool = False
    supersedes: UUID | None = None
    other: UUID | None = None
    other_base: str = ""
    parts: tuple[tuple[UUID, str], ...] = ()
    chairs: bool = False

    @property
    def text(self) -> str:
        """The words of its first piece; empty for a deletion or a move."""
        return self.pieces[0][1] if self.pieces else ""

    @property
    def on_the_table(self) -> bool:
        """Whether the chair can decide on it: pending, and taken up if an observer suggested it."""
        return self.state in PENDING and (not self.observer or bool(self.taken_up_by))

    @property
    def drawn(self) -> bool:
        """Whether it is drawn into the text: on the table, and it still fits the words."""
        return self.on_the_table and self.status not in {Status.CLASH, Status.REFLECTED}

    @property
    def agreed(self) -> bool:
        """Whether it is agreed at least ad referendum, so that it is drawn without brackets."""
        return self.rung in {Rung.AD_REF, Rung.AGREED}


@dataclass(frozen=True)
class Reserved:
    """A reservation on record; `until` is an aware moment or none.

    One that is `confirmed_as` another (its reference) no longer stands itself: the other stands for it.
    """

    id: UUID
    reference: str
    party: str
    paragraph: UUID
    scope: str
    note: str
    until: datetime | None
    lifted: bool
    amendment: UUID | None = None
    orally: datetime | None = None
    confirmed: bool = False
    confirmed_as: str = ""


@dataclass(frozen=True)
class Bundle:
    """A package: proposals and paragraphs, by id, that are decided together; see procedure.packages."""

    id: UUID
    name: str
    proposals: tuple[UUID, ...]
    paragraphs: tuple[UUID, ...]
    settled: bool = False

    @property
    def members(self) -> tuple[UUID, ...]:
        """All that it ties."""
        return (*self.proposals, *self.paragraphs)


@dataclass(frozen=True)
class Table:
    """Everything about a draft at one moment, for one audience. `parties` is in protocol order."""

    language: str
    parties: tuple[str, ...]
    paragraphs: tuple[Standing, ...]
    proposals: tuple[Proposal, ...]
    reservations: tuple[Reserved, ...]
    packages: tuple[Bundle, ...] = ()

    def paragraph(self, key: UUID) -> Standing | None:
        """Return a standing paragraph by its permanent id."""
        return next((each for each in self.paragraphs if each.id == key), None)

    def proposal(self, key: UUID) -> Proposal | None:
        """Return a proposal by its id."""
        return next((each for each in self.proposals if each.id == key), None)

    def subamendments(self, proposal: Proposal) -> tuple[Proposal, ...]:
        """Return the sub-amendments that hang on a proposal."""
        return tuple(each for each in self.proposals if each.parent == proposal.id)

    def footnotes(self) -> frozenset[str]:
        """Return the keys of the footnotes that a text may refer to."""
        return frozenset(each.note for each in self.paragraphs if each.note and not each.fallen)

    def on(self, key: UUID) -> tuple[Proposal, ...]:
        """Return the proposals on a paragraph, sub-amendments apart."""
        return tuple(each for each in self.proposals if each.target == key and each.parent is None)

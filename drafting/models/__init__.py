"""The tables, typed and thin, free of Flask. Who reads them says how they are loaded."""

from drafting.models.amendment import (
    Amendment,
    Carry,
    Confirmation,
    CoProponent,
    Fate,
    Lodged,
    Package,
    PackageMember,
    Position,
    PrivateDraft,
    PrivateNote,
    PrivateVersion,
    Reservation,
    TakenUp,
)
from drafting.models.base import Base, append_only_tables
from drafting.models.decision import DecidedOn, Decision, Release
from drafting.models.draft import Draft, Leave, Paragraph, Placement, Step, Translation, Wording
from drafting.models.event import Event, Head, Party
from drafting.models.outcome import Adoption, AdoptionCall, Correction, Explanation, Silence, SilenceStep
from drafting.models.people import Invitation, Person, Seat, SignedIn, SignInFailure, Visit
from drafting.models.register import DoneAct, RegisterEntry
from drafting.models.revision import Account, Revision

__all__ = [
    "Account",
    "Adoption",
    "AdoptionCall",
    "Amendment",
    "Base",
    "Carry",
    "CoProponent",
    "Confirmation",
    "Correction",
    "DecidedOn",
    "Decision",
    "DoneAct",
    "Draft",
    "Event",
    "Explanation",
    "Fate",
    "Head",
    "Invitation",
    "Leave",
    "Lodged",
    "Package",
    "PackageMember",
    "Paragraph",
    "Party",
    "Person",
    "Placement",
    "Position",
    "PrivateDraft",
    "PrivateNote",
    "PrivateVersion",
    "RegisterEntry",
    "Release",
    "Reservation",
    "Revision",
    "Seat",
    "SignInFailure",
    "SignedIn",
    "Silence",
    "SilenceStep",
    "Step",
    "TakenUp",
    "Translation",
    "Visit",
    "Wording",
    "append_only_tables",
]

"""The tables, typed and thin, free of Flask. Who reads them says how they are loaded."""

from drafting.models.amendment import (
    Amendment,
    Carry,
    CoProponent,
    Fate,
    Package,
    PackageMember,
    Position,
    PrivateDraft,
    PrivateVersion,
    Reservation,
    TakenUp,
)
from drafting.models.base import Base, append_only_tables
from drafting.models.decision import DecidedOn, Decision, Release
from drafting.models.draft import Draft, Paragraph, Placement, Step, Translation, Wording
from drafting.models.event import Event, Head, Party
from drafting.models.people import Person, Seat, SignedIn, SignInFailure
from drafting.models.register import DoneAct, RegisterEntry
from drafting.models.revision import Account, Revision

__all__ = [
    "Account",
    "Amendment",
    "Base",
    "Carry",
    "CoProponent",
    "DecidedOn",
    "Decision",
    "DoneAct",
    "Draft",
    "Event",
    "Fate",
    "Head",
    "Package",
    "PackageMember",
    "Paragraph",
    "Party",
    "Person",
    "Placement",
    "Position",
    "PrivateDraft",
    "PrivateVersion",
    "RegisterEntry",
    "Release",
    "Reservation",
    "Revision",
    "Seat",
    "SignInFailure",
    "SignedIn",
    "Step",
    "TakenUp",
    "Translation",
    "Wording",
    "append_only_tables",
]

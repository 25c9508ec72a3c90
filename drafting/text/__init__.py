"""The text engine: strings in, values out."""

from drafting.text.alignment import Link, align
from drafting.text.comparison import Change, Kind, compare
from drafting.text.overlays import Common, Overlay, Reading, Spot, overlay
from drafting.text.rebasing import Rebased, Status, rebase
from drafting.text.spans import Edit, edits
from drafting.text.words import tokens

__all__ = [
    "Change",
    "Common",
    "Edit",
    "Kind",
    "Link",
    "Overlay",
    "Reading",
    "Rebased",
    "Spot",
    "Status",
    "align",
    "compare",
    "edits",
    "overlay",
    "rebase",
    "tokens",
]

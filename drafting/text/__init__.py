"""The text engine: strings in, values out."""

from drafting.text.alignment import Link, align
from drafting.text.comparison import Change, Kind, compare
from drafting.text.overlays import Common, Overlay, Reading, Spot, overlay
from drafting.text.rebasing import Rebased, Status, rebase
from drafting.text.reporting import Pending, Report, report
from drafting.text.spans import Edit, edits
from drafting.text.words import tokens

__all__ = [
    "Change",
    "Common",
    "Edit",
    "Kind",
    "Link",
    "Overlay",
    "Pending",
    "Reading",
    "Rebased",
    "Report",
    "Spot",
    "Status",
    "align",
    "compare",
    "edits",
    "overlay",
    "rebase",
    "report",
    "tokens",
]

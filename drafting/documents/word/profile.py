"""What may differ between two printings of the same text, and the page they are printed on."""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["letter", "a4"]
Sharing = Literal["joint", "first"]

# Twentieths of a point, as Word counts; measured on A/RES/78/272 as issued (United States Letter).
SIZES: dict[Paper, tuple[int, int]] = {"letter": (12240, 15840), "a4": (11906, 16838)}
MARGIN_SIDE = 1200
MARGIN_TOP = 1440
MARGIN_BOTTOM = 1152
HEADER_DISTANCE = 624
FOOTER_DISTANCE = 690


@dataclass(frozen=True)
class Profile:
    """How a text is to be printed: on United States Letter, as at Headquarters, or on A4.

    For tracked changes: whether a move is one, or a deletion and an insertion; and what is written as author
    of what several ask for together, all their names ("joint") or the first, with the others in a comment.
    """

    paper: Paper = "letter"
    native_moves: bool = True
    sharing: Sharing = "joint"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the sheet, in twentieths of a point."""
        return SIZES[self.paper]

    @property
    def measure(self) -> int:
        """Width between the side margins, in twentieths of a point."""
        return self.size[0] - 2 * MARGIN_SIDE


LETTER = Profile()

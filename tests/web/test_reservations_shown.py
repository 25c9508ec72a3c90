"""A reservation on a proposal, in the compilation as everybody reads it."""

import pytest

from tests.conftest import House
from tests.web.pages import Reader


@pytest.mark.parametrize(
    ("note", "said"), [("So.", "*KAZ reservation on UZB-1: So."), ("", "reservation on UZB-1")]
)
def test_it_names_the_proposal_it_is_on(house: House, note: str, said: str) -> None:
    kaz, uzb_1 = Reader(house, "kazakhstan"), house.proposal("UZB-1")
    page = kaz.open(f"/amendments/{uzb_1.id}/positions")
    kaz.press(page, "Reserve", scope=uzb_1.text.split()[0], note=note)
    words = Reader(house, "eu").place("text").words
    assert said in words
    assert f"{said}:" not in words

"""Rooms to act in."""

import pytest

from tests.conftest import House
from tests.services.room import Room


@pytest.fixture
def room(house: House) -> Room:
    """Give the test a room of its own on SQLite."""
    return Room(house)


@pytest.fixture
def any_room(any_house: House) -> Room:
    """Give the test a room of its own, once on SQLite and once on PostgreSQL."""
    return Room(any_house)

"""The register: what is rewritten inside the chain is found, and what is private cannot be guessed."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.procedure.register import GENESIS, Entry, commitment, entry_hash, faults

BEGAN = datetime(2017, 6, 12, 13, 0, tzinfo=UTC)
Chain = list[Entry]


def sealed(entry: Entry) -> Entry:
    """Close an entry again, as somebody would who knows how."""
    shut = replace(entry, commitment=commitment(entry.salt, entry.payload))
    hashed = entry_hash(
        shut.sequence,
        shut.at,
        shut.kind,
        shut.actor,
        shut.object_id,
        shut.subject,
        shut.commitment,
        shut.previous,
    )
    return replace(shut, hash=hashed)


def chain(words: Sequence[str]) -> Chain:
    entries: Chain = []
    for number, each in enumerate(words, start=1):
        previous = entries[-1].hash if entries else GENESIS
        salt = hashlib.sha256(f"salt {number}".encode()).hexdigest()
        moment = BEGAN + timedelta(seconds=number)
        payload = {"text": each}
        entry = Entry(
            number, moment, "spoken", "KAZ", f"object {number}", "OP1", salt, payload, "", previous, ""
        )
        entries.append(sealed(entry))
    return entries


speeches = st.lists(st.text(max_size=12), min_size=3, max_size=12)
EDITS: dict[str, Callable[[Entry], Entry]] = {
    "the words": lambda e: replace(e, payload={"text": "something else altogether"}),
    "the words, sealed again": lambda e: sealed(replace(e, payload={"text": "something else altogether"})),
    "the hour": lambda e: replace(e, at=e.at - timedelta(microseconds=1)),
    "the actor": lambda e: replace(e, actor="UZB"),
    "the kind": lambda e: replace(e, kind="unspoken"),
    "the object": lambda e: replace(e, object_id="another"),
    "the subject": lambda e: replace(e, subject="OP2"),
    "the salt": lambda e: replace(e, salt="00" * 32),
    "the number": lambda e: replace(e, sequence=e.sequence + 1),
}


@given(speeches)
def test_an_honest_chain_has_no_fault(words: list[str]) -> None:
    assert faults(chain(words)) == ()


@pytest.mark.parametrize("edit", EDITS, ids=str)
@given(speeches, st.data())
def test_an_edit_is_found(edit: str, words: list[str], data: st.DataObject) -> None:
    entries = chain(words)
    at = data.draw(st.integers(0, len(entries) - 2))
    entries[at] = EDITS[edit](entries[at])
    assert any(fault.startswith("entry ") for fault in faults(entries))


@given(speeches, st.data())
def test_what_is_taken_out_put_in_or_changed_round_is_found(words: list[str], data: st.DataObject) -> None:
    entries = chain(words)
    at = data.draw(st.integers(0, len(entries) - 2))
    without = entries[:at] + entries[at + 1 :]
    twice = [*entries[: at + 1], *entries[at:]]
    swapped = [*entries[:at], entries[at + 1], entries[at], *entries[at + 2 :]]
    assert faults(without)
    assert faults(twice)
    assert faults(swapped)


def test_a_cut_tail_is_not_found_by_the_chain_alone() -> None:
    """The reason why delegations hold receipts."""
    assert faults(chain(["shall", "should", "will"])[:2]) == ()


def test_the_words_cannot_be_guessed_from_their_commitment() -> None:
    one, other, words = "00" * 32, "11" * 32, {"text": "shall"}
    assert commitment(one, words) != commitment(other, words)
    assert commitment(one, words) != commitment(one, {"text": "should"})
    assert commitment("", words) == hashlib.sha256(b'{"text":"shall"}').hexdigest()
    assert commitment(one, words) == hashlib.sha256(bytes(32) + b'{"text":"shall"}').hexdigest()


def test_the_form_in_which_an_entry_is_hashed_never_changes() -> None:
    """A receipt given today is verified in ten years, in any zone and by another program."""
    written = '[7,"2017-06-12T13:00:00.000000+00:00","amendment.submitted","KAZ","an id","KAZ-1 — é","c","p"]'
    ashgabat = BEGAN.astimezone(ZoneInfo("Asia/Ashgabat"))
    hashed = entry_hash(7, ashgabat, "amendment.submitted", "KAZ", "an id", "KAZ-1 — é", "c", "p")
    assert hashed == hashlib.sha256(written.encode()).hexdigest()

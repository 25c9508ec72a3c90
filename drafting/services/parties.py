"""The secretariat keeps the parties: who takes part, under which name, in which protocol order."""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from sqlalchemy import delete

from drafting.models import Invitation, Party
from drafting.procedure.errors import (
    BadPartyList,
    CodeTaken,
    NotFound,
    NothingChanged,
    OfficeNeeded,
    PartyOnRecord,
)
from drafting.procedure.kinds import Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.protocol import checked_code, checked_names, read_list
from drafting.procedure.stages import Stage
from drafting.queries.finding import parties_of
from drafting.queries.people import party_in, party_on_record
from drafting.services.transactions import Outcome, Transaction, once

#: Acts on the event itself know no stage of a draft: the table allows them in every one.
ANY_STAGE = Stage.PREPARATION
OFFICES = frozenset({Role.CHAIR, Role.SECRETARIAT})


def add(
    actor: Actor, code: str, role: Role, names: Mapping[str, str], languages: Sequence[str], form_key: str
) -> UUID:
    """Add a party at the end of the protocol order, as the secretariat. Returns its id.

    Raises NotPermitted, BadCode, NameMissing or CodeTaken.
    """

    def act(open_: Transaction) -> Outcome:
        require(actor, Act.RUN_EVENT, ANY_STAGE)
        known, given = checked_code(code), checked_names(names, languages)
        parties = parties_of(actor.event)
        if known in {each.code for each in parties}:
            raise CodeTaken(code=known)
        party = _party(actor, known, role, given, _after(parties))
        open_.session.add(party)
        filed = {"role": role.value, "name": given, "protocol": party.protocol}
        open_.record("party.added", actor.code, party.id, known, filed)
        return {"party": str(party.id)}

    return UUID(
        once(actor, form_key, {"act": "add_party", "code": code, "role": role, "names": names}, act)["party"]
    )


def _after(parties: Sequence[Party]) -> int:
    return max((each.protocol for each in parties), default=0) + 1


def _party(actor: Actor, code: str, role: Role, names: Mapping[str, str], protocol: int) -> Party:
    return Party(
        id=uuid4(), event_id=actor.event, code=code, role=role.value, protocol=protocol, name=dict(names)
    )


def import_list(actor: Actor, text: str, languages: Sequence[str], form_key: str) -> int:
    """Add the parties of a list behind those there are, all of them or none. Returns how many.

    Raises NotPermitted or BadPartyList.
    """

    def act(open_: Transaction) -> Outcome:
        require(actor, Act.RUN_EVENT, ANY_STAGE)
        parties = parties_of(actor.event)
        listed, faults = read_list(text, languages, {each.code for each in parties})
        if faults:
            raise BadPartyList(faults=faults)
        start = _after(parties)
        open_.session.add_all(
            _party(actor, each.code, each.role, each.name, place)
            for place, each in enumerate(listed, start=start)
        )
        codes = [each.code for each in listed]
        open_.record("parties.imported", actor.code, actor.event, str(len(codes)), {"parties": codes})
        return {"parties": len(codes)}

    return int(once(actor, form_key, {"act": "import_parties", "text": text}, act)["parties"])


def rename(
    actor: Actor, party_id: UUID, names: Mapping[str, str], languages: Sequence[str], form_key: str
) -> None:
    """Give a party another official short name.

    Raises NotFound, NotPermitted, NameMissing or NothingChanged.
    """

    def act(open_: Transaction) -> Outcome:
        require(actor, Act.RUN_EVENT, ANY_STAGE)
        party = party_in(actor.event, party_id)
        before, after = dict(party.name), checked_names(names, languages)
        if before == after:
            raise NothingChanged
        party.name = after
        open_.record("party.renamed", actor.code, party.id, party.code, {"before": before, "after": after})
        return {}

    once(actor, form_key, {"act": "rename_party", "party": party_id, "names": names}, act)


def place(actor: Actor, party_id: UUID, protocol: int, form_key: str) -> None:
    """Let a party stand at another place of the protocol order; the others close up.

    Raises NotFound (also for a place that there is not), NotPermitted or NothingChanged.
    """

    def act(open_: Transaction) -> Outcome:
        require(actor, Act.RUN_EVENT, ANY_STAGE)
        party, order = party_in(actor.event, party_id), list(parties_of(actor.event))
        if not 1 <= protocol <= len(order):
            raise NotFound
        before = order.index(party) + 1
        if before == protocol:
            raise NothingChanged
        order.insert(protocol - 1, order.pop(before - 1))
        _number(open_, order)
        open_.record("party.placed", actor.code, party.id, party.code, {"before": before, "after": protocol})
        return {}

    once(actor, form_key, {"act": "place_party", "party": party_id, "place": protocol}, act)


def _number(open_: Transaction, order: Sequence[Party]) -> None:
    """Number the parties anew, by way of places that nobody has: each place is taken once only."""
    for number, each in enumerate(order, start=1):
        each.protocol = -number
    open_.session.flush()
    for number, each in enumerate(order, start=1):
        each.protocol = number


def change_role(actor: Actor, party_id: UUID, role: Role, form_key: str) -> None:
    """Make a party a participant, an observer or an office, as long as nothing of it is on record.

    Raises NotFound, NotPermitted, PartyOnRecord, OfficeNeeded or NothingChanged.
    """

    def act(open_: Transaction) -> Outcome:
        require(actor, Act.RUN_EVENT, ANY_STAGE)
        party = party_in(actor.event, party_id)
        before = Role(party.role)
        if before is role:
            raise NothingChanged
        _check_free(actor, party)
        party.role = role.value
        filed = {"before": before.value, "after": role.value}
        open_.record("party.role_changed", actor.code, party.id, party.code, filed)
        return {}

    once(actor, form_key, {"act": "party_role", "party": party_id, "role": role}, act)


def _check_free(actor: Actor, party: Party) -> None:
    """Refuse to take away what others rely on. Raises PartyOnRecord or OfficeNeeded."""
    if party_on_record(party):
        raise PartyOnRecord(code=party.code)
    same = [each for each in parties_of(actor.event) if each.role == party.role]
    if Role(party.role) in OFFICES and len(same) == 1:
        raise OfficeNeeded(code=party.code)


def remove(actor: Actor, party_id: UUID, form_key: str) -> None:
    """Remove a party that was entered by mistake: one with a seat or an act on record stays.

    Raises NotFound, NotPermitted, PartyOnRecord or OfficeNeeded.
    """

    def act(open_: Transaction) -> Outcome:
        require(actor, Act.RUN_EVENT, ANY_STAGE)
        party = party_in(actor.event, party_id)
        _check_free(actor, party)
        open_.session.execute(delete(Invitation).where(Invitation.party_id == party.id))
        open_.session.delete(party)
        open_.session.flush()
        _number(open_, parties_of(actor.event))
        open_.record("party.removed", actor.code, party_id, party.code, {"name": party.name})
        return {}

    once(actor, form_key, {"act": "remove_party", "party": party_id}, act)

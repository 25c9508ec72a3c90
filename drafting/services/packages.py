"""Packages: the chair ties what is decided together, adds to it, frees from it, and settles it whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from sqlalchemy import select

from drafting.models import Decision, Package, PackageMember
from drafting.procedure.errors import (
    AlreadyDecided,
    NotFound,
    NotInPackage,
    PackageEmpty,
    PackageIncomplete,
    PackageNamed,
)
from drafting.procedure.packages import open_members
from drafting.procedure.policy import Actor
from drafting.procedure.proposing import checked_remark
from drafting.procedure.states import PENDING, Ruling
from drafting.procedure.table import Bundle, Table
from drafting.queries.finding import draft_of, paragraph_on, proposal_on
from drafting.services.choices import Choice, check_seen, decide
from drafting.services.consolidation import sit
from drafting.services.deciding import Sitting, tabled
from drafting.services.releasing import listed
from drafting.services.transactions import Outcome, Transaction, once

#: The longest name of a package, and the fewest members.
NAME_LIMIT, TWO = 40, 2


def tie(actor: Actor, draft_id: UUID, name: str, members: Sequence[UUID], form_key: str) -> UUID:
    """Tie proposals and paragraphs (`members`, by id) into a package that is decided together, as the chair.

    Returns the package's id. Raises NotFound, NotPermitted, WrongStage, PackageEmpty, PackageNamed, or
    AlreadyDecided for what no longer waits.
    """
    name = checked_remark(name)[:NAME_LIMIT]
    wanted = tuple(dict.fromkeys(members))

    def act(open_: Transaction) -> Outcome:
        sitting = sit(actor, open_, draft_of(actor, draft_id))
        cited = [_cited(sitting.table, each) for each in wanted]
        if not name or len(wanted) < TWO:
            raise PackageEmpty
        if name in {each.name for each in sitting.table.packages if each.members}:
            raise PackageNamed(name=name)
        package = Package(id=uuid4(), draft_id=sitting.draft.id, name=name, sequence=open_.sequence)
        open_.session.add(package)
        open_.session.flush()
        sitting.package = package.id
        filed = {"package": name, "members": cited}
        _write(sitting, Ruling.TIED, name, filed, wanted)
        sitting.file("package.tied", package.id, name, filed)
        return {"package": str(package.id)}

    asked = {"act": "tie", "draft": draft_id, "name": name, "members": wanted}
    return UUID(once(actor, form_key, asked, act)["package"])


def _cited(table: Table, key: UUID) -> str:
    """Return how people cite a member to be. Raises NotFound, or AlreadyDecided where it no longer waits."""
    proposal = table.proposal(key)
    if proposal is None:
        return paragraph_on(table, key).full_label
    if proposal.state not in PENDING:
        raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
    return proposal.reference


def _write(
    sitting: Sitting, ruling: Ruling, subject: str, filed: Mapping[str, object], members: Sequence[UUID]
) -> None:
    """Write that a package ties these from now on, or no more."""
    first = members[0]
    proposal = sitting.table.proposal(first)
    place = proposal.target if proposal is not None else first
    decision = sitting.rule(ruling, place, subject, filed)
    sitting.open.session.add_all(
        PackageMember(
            package_id=sitting.package,
            amendment_id=each if sitting.table.paragraph(each) is None else None,
            paragraph_id=each if sitting.table.paragraph(each) is not None else None,
            tied=ruling is Ruling.TIED,
            sequence=sitting.open.sequence,
            decision_id=decision.id,
        )
        for each in members
    )


def add(actor: Actor, package_id: UUID, member: UUID, form_key: str) -> None:
    """Tie one thing more into a package. Raises what `tie` raises, or NotInPackage for what it ties."""
    _change(actor, package_id, member, Ruling.TIED, form_key)


def free(actor: Actor, package_id: UUID, member: UUID, form_key: str) -> None:
    """Free one thing from a package, so that it can be decided by itself.

    Raises NotFound, NotPermitted, WrongStage, or NotInPackage.
    """
    _change(actor, package_id, member, Ruling.FREED, form_key)


def _change(actor: Actor, package_id: UUID, member: UUID, ruling: Ruling, form_key: str) -> None:
    def act(open_: Transaction) -> Outcome:
        sitting = _on(actor, open_, package_id)
        bundle = bundle_of(sitting.table, package_id)
        tying = ruling is Ruling.TIED
        if tying is (member in bundle.members):
            raise NotInPackage(name=bundle.name)
        cited = _cited(sitting.table, member) if tying else _name(sitting.table, member)
        filed: dict[str, object] = {"package": bundle.name, "members": [cited]}
        _write(sitting, ruling, f"{bundle.name}: {cited}", filed, (member,))
        sitting.file(f"package.{ruling.value}", package_id, f"{bundle.name}: {cited}", filed)
        return {}

    once(actor, form_key, {"act": ruling.value, "package": package_id, "member": member}, act)


def _name(table: Table, key: UUID) -> str:
    proposal = table.proposal(key)
    return proposal.reference if proposal else paragraph_on(table, key).full_label


def _on(actor: Actor, open_: Transaction, package_id: UUID) -> Sitting:
    """Begin an act on a package of the actor's own event. Raises NotFound."""
    draft_id = open_.session.scalar(select(Package.draft_id).where(Package.id == package_id))
    if draft_id is None:
        raise NotFound
    return sit(actor, open_, draft_of(actor, draft_id), package_id)


def bundle_of(table: Table, package_id: UUID) -> Bundle:
    """Return a package that is on the table. Raises NotFound."""
    found = next((each for each in table.packages if each.id == package_id), None)
    if found is None:
        raise NotFound
    return found


def settle(actor: Actor, package_id: UUID, steps: Sequence[Choice], form_key: str) -> None:
    """Decide everything that waits in a package in one act, step by step, all or nothing.

    Each proposal of the package is decided by one of the steps, others on its paragraphs may be. Each step is
    checked against the text as the chair read it, and carried out on the text as the steps before it left it.
    Raises PackageIncomplete, and what each decision raises by itself.
    """

    def act(open_: Transaction) -> Outcome:
        sitting = _on(actor, open_, package_id)
        bundle = bundle_of(sitting.table, package_id)
        _check_whole(sitting.table, bundle, steps)
        for choice in steps:
            check_read(sitting.table, choice)
        decisions = [_decide(sitting, choice) for choice in steps]
        if sitting.live:
            tabled(actor, open_, sitting.draft, decisions)
            sitting.file("package.settled", package_id, bundle.name, listed(sitting.draft, decisions))
        return {}

    asked = {"act": "settle", "package": package_id, "steps": [each.asked() for each in steps]}
    once(actor, form_key, asked, act)


def _check_whole(table: Table, bundle: Bundle, steps: Sequence[Choice]) -> None:
    """Refuse to settle a part of a package."""
    decided = {choice.about for choice in steps}
    proposals = [table.proposal(each) for each in bundle.proposals if each not in decided]
    waiting = set(open_members(table, bundle))
    left = tuple(each.reference for each in proposals if each and each.reference in waiting)
    if left or not steps:
        raise PackageIncomplete(name=bundle.name, members=left or open_members(table, bundle))


def check_read(table: Table, choice: Choice) -> None:
    """Refuse a step on a wording that is not the one the chair had before them when the act began."""
    standing = table.paragraph(choice.about) or table.paragraph(proposal_on(table, choice.about).target)
    if standing is not None:
        check_seen(standing, choice.seen)


def _decide(sitting: Sitting, choice: Choice) -> Decision:
    """Take one step, on the text as the steps before it left it."""
    standing = sitting.table.paragraph(choice.about)
    if standing is None:
        standing = sitting.table.paragraph(proposal_on(sitting.table, choice.about).target)
    seen = standing.wording if standing else None
    decision = decide(sitting, replace(choice, seen=seen))
    sitting.again()
    return decision

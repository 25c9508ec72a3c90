"""Every forbidden cell of the policy, at the service itself: refused by name, and nothing changed.

Each service is a door to one act or several; the table below says how to knock with data that are valid.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from drafting.extensions import db
from drafting.models import Decision, Lodged, Position, PrivateDraft, PrivateVersion
from drafting.procedure.errors import NotPermitted, Refusal, WrongStage
from drafting.procedure.kinds import AmendmentKind, Duty, Modality, Role, Rung, Stance
from drafting.procedure.policy import MAY, Act, Actor, may
from drafting.procedure.proposing import Proposed
from drafting.procedure.stages import Mode, Stage
from drafting.queries.finding import event_of
from drafting.services import (
    adoption,
    amendments,
    circulation,
    clock,
    consolidation,
    corrections,
    deadlines,
    drafts,
    floor,
    invitations,
    ladder,
    notes,
    packages,
    parties,
    positions,
    privately,
    reopening,
    revisions,
    settings,
    silence,
    stages,
    submitting,
    translations,
    tray,
)
from drafting.web import checks, desk, exports, matrix
from tests.conftest import key
from tests.services.room import Room
from tests.services.test_stages import set_stage

Knock = Callable[[], object]
WORDS = "Resolve to do more;"


@dataclass
class Scene:
    """A room, who acts in it, and what lies there for this person."""

    room: Room
    actor: Actor
    draft: UUID
    ours: UUID
    lodged: UUID
    spoken: UUID
    reservation: UUID
    package: UUID

    def on(self, reference: str) -> UUID:
        return self.room.proposal(reference).id

    def seen(self, reference: str) -> UUID | None:
        paragraph = self.room.house.table().paragraph(self.room.proposal(reference).target)
        return paragraph.wording if paragraph else None

    def paragraph(self, label: str) -> tuple[UUID, UUID]:
        found = self.room.paragraph(label)
        return found.id, found.wording


def proposed(scene: Scene) -> Proposed:
    return Proposed(AmendmentKind.MODIFY, *scene.paragraph("OP9"), WORDS)


def later() -> Any:
    return clock.now() + timedelta(days=30)


def call(act: Callable[..., object], *given: Any, **more: Any) -> Callable[[Scene], Knock]:
    """Return how to knock: what is a function of the scene is asked of it."""

    def knock(scene: Scene) -> Knock:
        args = [each(scene) if callable(each) and not isinstance(each, type) else each for each in given]
        return lambda: act(scene.actor, *args, **more)

    return knock


def page(
    module: Any, view: Callable[..., object], *given: Callable[[Scene], object]
) -> Callable[[Scene], Knock]:
    """Return how to knock at a page that only reads."""

    def knock(scene: Scene) -> Knock:
        args = [each(scene) for each in given]

        def read() -> object:
            asking = patch.object(module, "current_actor", lambda: scene.actor)
            drawing = patch.object(module, "render_template", lambda *_, **__: "", create=True)
            with scene.room.house.app.test_request_context(), asking, drawing:
                return view(*args)

        return read

    return knock


def fresh(_scene: Scene) -> str:
    return key()


def draft(scene: Scene) -> UUID:
    return scene.draft


def proposal(reference: str) -> Callable[[Scene], UUID]:
    return lambda scene: scene.on(reference)


def seen(reference: str) -> Callable[[Scene], UUID | None]:
    return lambda scene: scene.seen(reference)


def paragraph(label: str) -> Callable[[Scene], UUID]:
    return lambda scene: scene.paragraph(label)[0]


def wording(label: str) -> Callable[[Scene], UUID]:
    return lambda scene: scene.paragraph(label)[1]


def party(scene: Scene) -> UUID:
    return scene.room.actor("AFG").party


def own_party(scene: Scene) -> UUID:
    return scene.actor.party


def own_seat(scene: Scene) -> UUID:
    return scene.actor.seat


def correcting(scene: Scene) -> corrections.Correcting:
    return corrections.Correcting(scene.paragraph("OP9")[0], "en", WORDS, "A slip.")


def wanted(scene: Scene) -> settings.Settings:
    found = scene.room.house.run(lambda: settings.settings_of(event_of(scene.actor)))
    return replace(found, organ="Another organ")


SAID = positions.Statement(Stance.SUPPORT)
RETAINED = positions.Statement(Stance.RETAIN)
NAMES, LANGUAGES = {"en": "Nowhere", "ru": "Нигде"}, ("en", "ru")
OP9, KAZ1, UZB1, UZB3 = paragraph("OP9"), proposal("KAZ-1"), proposal("UZB-1"), proposal("UZB-3")
SUBMITTING = (Act.SUBMIT, Act.SUGGEST, Act.TABLE_CHAIRS_TEXT)
PLAN = drafts.DraftPlan("B", ("en",), ())
A = Act

#: service | the acts it is a door to | how to knock
DOORS: dict[str, tuple[tuple[Act, ...], Callable[[Scene], Knock]]] = {
    "keep": ((A.DRAFT,), call(privately.keep, draft, lambda _: uuid4(), proposed)),
    "discard": ((A.DRAFT,), call(privately.discard, lambda s: s.ours)),
    "note": ((A.NOTE,), call(notes.write, draft, OP9, "For the capital.")),
    "submit": (SUBMITTING, call(submitting.submit, lambda s: s.ours, 1, fresh)),
    "withdraw": ((A.WITHDRAW,), call(amendments.withdraw, KAZ1, fresh)),
    "take back what is lodged": ((A.WITHDRAW,), call(circulation.take_back, lambda s: s.lodged, fresh)),
    "circulate": ((A.CIRCULATE,), call(circulation.circulate, draft, lambda s: (s.lodged,), fresh)),
    "take up": ((A.TAKE_UP,), call(amendments.take_up, proposal("AFG-1"), fresh)),
    "join": ((A.JOIN,), call(amendments.join, UZB1, fresh)),
    "leave": ((A.JOIN,), call(amendments.leave, UZB1, fresh)),
    "confirm what was carried": ((A.CONFIRM,), call(amendments.confirm_carried, KAZ1, "", fresh)),
    "confirm a spoken proposal": ((A.CONFIRM,), call(floor.confirm, KAZ1, fresh)),
    "confirm a spoken position": ((A.CONFIRM,), call(positions.confirm, lambda s: s.spoken, fresh)),
    "confirm a reservation": (
        (A.CONFIRM,),
        call(positions.confirm_reservation, lambda s: s.reservation, fresh),
    ),
    "position": ((A.STATE_POSITION,), call(positions.state, UZB1, SAID, fresh)),
    "position on a paragraph": (
        (A.STATE_POSITION,),
        call(positions.state_on_paragraph, draft, OP9, RETAINED, fresh),
    ),
    "reserve": ((A.RESERVE,), call(positions.reserve, draft, OP9, "", "So.", None, fresh)),
    "reserve on a proposal": ((A.RESERVE,), call(positions.reserve_on, UZB1, "", "So.", None, fresh)),
    "lift": ((A.LIFT,), call(positions.lift, lambda s: s.reservation, fresh)),
    "enter orally": (
        (A.ENTER_ORALLY,),
        call(floor.enter, draft, "KAZ", proposed, lambda _: clock.now(), fresh),
    ),
    "state orally": (
        (A.ENTER_ORALLY,),
        call(floor.state, UZB1, "KAZ", floor.Spoken(Stance.SUPPORT), lambda _: clock.now(), fresh),
    ),
    "see the desk": ((A.SEE_DESK,), page(desk, desk.show, draft, OP9)),
    "see the matrix": ((A.SEE_DESK,), page(matrix, matrix.show, draft)),
    "see the checks": ((A.SEE_CHECKS,), page(checks, checks.show, draft)),
    "export": ((A.EXPORT,), page(exports, exports.word, draft)),
    "accept": ((A.DECIDE,), call(consolidation.accept, KAZ1, seen("KAZ-1"), fresh)),
    "accept with edits": (
        (A.DECIDE,),
        call(consolidation.accept_with_edits, UZB3, WORDS, seen("UZB-3"), fresh),
    ),
    "keep in brackets": ((A.DECIDE,), call(consolidation.keep_in_brackets, KAZ1, seen("KAZ-1"), fresh)),
    "not retain": ((A.DECIDE,), call(consolidation.not_retain, KAZ1, "So.", seen("KAZ-1"), fresh)),
    "accept together": (
        (A.DECIDE,),
        call(
            consolidation.accept_together,
            draft,
            OP9,
            lambda s: (s.on("KAZ-1"),),
            WORDS,
            wording("OP9"),
            fresh,
        ),
    ),
    "Chair's text": (
        (A.DECIDE,),
        call(consolidation.chairs_text, draft, OP9, WORDS, wording("OP9"), "", fresh),
    ),
    "mark a rung": ((A.DECIDE,), call(ladder.mark, draft, OP9, Rung.INFORMAL, (), wording("OP9"), fresh)),
    "tie": (
        (A.DECIDE,),
        call(packages.tie, draft, "PKG-B", lambda s: (s.on("UZB-3"), s.paragraph("OP4")[0]), fresh),
    ),
    "tie more": ((A.DECIDE,), call(packages.add, lambda s: s.package, UZB3, fresh)),
    "free": ((A.DECIDE,), call(packages.free, lambda s: s.package, proposal("UZB-2"), fresh)),
    "settle": ((A.DECIDE,), call(packages.settle, lambda s: s.package, (), fresh)),
    "release": ((A.DECIDE,), call(tray.release, draft, fresh)),
    "undo": ((A.DECIDE,), call(tray.undo, draft, None, fresh)),
    "set the mode": ((A.SET_MODE,), call(tray.set_mode, draft, Mode.TRAY, fresh)),
    "reopen": ((A.REOPEN,), call(reopening.reopen, draft, OP9, "So.", wording("OP9"), fresh)),
    "go back": (
        (A.REOPEN,),
        call(reopening.go_back, draft, OP9, wording("OP9"), "So.", wording("OP9"), fresh),
    ),
    "grant leave": ((A.GRANT_LEAVE,), call(deadlines.grant_leave, draft, "KAZ", lambda _: later(), fresh)),
    "set deadlines": ((A.SET_DEADLINES,), call(deadlines.set, draft, lambda _: later(), None, fresh)),
    "move the stage": ((A.MOVE_STAGE,), call(stages.move, draft, Stage.READING, "So.", fresh)),
    "translate": (
        (A.TRANSLATE,),
        call(translations.translate, draft, OP9, "ru", "постановляем встретиться;", wording("OP9"), fresh),
    ),
    "publish": ((A.PUBLISH_REVISION,), call(revisions.publish, draft, fresh)),
    "correct": ((A.PREPARE,), call(drafts.correct, draft, OP9, WORDS, wording("OP9"), fresh)),
    "open for amendments": ((A.PREPARE,), call(drafts.open_for_amendments, draft, "X", lambda _: {}, fresh)),
    "open silence": ((A.OPEN_SILENCE,), call(silence.open, draft, lambda _: later(), fresh)),
    "object": ((A.BREAK_SILENCE,), call(silence.object, draft, "We object.", fresh)),
    "extend silence": ((A.EXTEND_SILENCE,), call(silence.extend, draft, lambda _: later(), "So.", fresh)),
    "call silence off": ((A.EXTEND_SILENCE,), call(silence.call_off, draft, "So.", fresh)),
    "conclude silence": ((A.CONCLUDE_SILENCE,), call(silence.conclude, draft, fresh)),
    "call adoption": ((A.CALL_ADOPTION,), call(adoption.call, draft, Modality.CONSENSUS, (), fresh)),
    "confirm adoption": ((A.CONFIRM_ADOPTION,), call(adoption.confirm, draft, "0" * 64, fresh)),
    "explain": ((A.EXPLAIN,), call(adoption.explain, draft, "We explain.", fresh)),
    "editorial correction": ((A.CORRECT_ADOPTED,), call(corrections.editorial, draft, correcting, fresh)),
    "corrigendum": ((A.CORRECT_ADOPTED,), call(corrections.corrigendum, draft, correcting, fresh)),
    "invite": ((A.MANAGE_SEATS,), call(invitations.invite, own_party, Duty.READER, fresh)),
    "end a seat": ((A.MANAGE_SEATS,), call(invitations.end_seat, own_seat, fresh)),
    "change a duty": ((A.MANAGE_SEATS,), call(invitations.change_duty, own_seat, Duty.READER, fresh)),
    "invite all": ((A.RUN_EVENT,), call(invitations.invite_all, fresh)),
    "add a party": (
        (A.RUN_EVENT,),
        call(parties.add, "NWH", Role.OBSERVER, lambda _: NAMES, LANGUAGES, fresh),
    ),
    "import parties": (
        (A.RUN_EVENT,),
        call(parties.import_list, "NWH,observer,Nowhere,Нигде", LANGUAGES, fresh),
    ),
    "rename a party": ((A.RUN_EVENT,), call(parties.rename, party, lambda _: NAMES, LANGUAGES, fresh)),
    "place a party": ((A.RUN_EVENT,), call(parties.place, party, 1, fresh)),
    "role of a party": ((A.RUN_EVENT,), call(parties.change_role, party, Role.PARTICIPANT, fresh)),
    "remove a party": ((A.RUN_EVENT,), call(parties.remove, party, fresh)),
    "settings": ((A.RUN_EVENT,), call(settings.change, wanted, fresh)),
}
#: Laying a draft needs no draft yet, so that no stage is in the way: who may, is tested apart.
STAGELESS = {"lay": call(drafts.lay, PLAN, fresh)}
SITS_FOR = {Role.PARTICIPANT: "KAZ", Role.OBSERVER: "EU", Role.CHAIR: "CHAIR", Role.SECRETARIAT: "SEC"}
#: Refused, and by another name: a submission under silence would break it, and has to say that it means to.
OTHERWISE = {("submit", Role.PARTICIPANT, Duty.FOCAL_POINT, Stage.SILENCE): "silence_would_break"}


def scene(room: Room, role: Role) -> Scene:
    """Put on the table what this person needs, past the services: what is tested is whether they let it in."""
    actor, uzb = room.actor(SITS_FOR[role]), room.proposal("UZB-1")
    op9, house_draft, now = room.paragraph("OP9"), room.house.draft, clock.now()
    made = {each: uuid4() for each in ("ours", "lodged", "theirs", "spoken")}

    def write() -> UUID:
        for name in ("ours", "theirs"):
            db.session.add(PrivateDraft(id=made[name], draft_id=house_draft, party_id=actor.party))
            db.session.flush()
            db.session.add(
                PrivateVersion(
                    private_draft_id=made[name], number=1, kind="modify", paragraph_id=op9.id,
                    base_id=op9.wording, pieces=[[0, WORDS]], rationale="", on_behalf_of="",
                    seat_id=actor.seat, at=now,
                )
            )  # fmt: skip
        db.session.add(
            Lodged(
                id=made["lodged"], event_id=actor.event, draft_id=house_draft, party_id=actor.party,
                seat_id=actor.seat, private_draft_id=made["theirs"], version=1, late=False, received_at=now,
            )
        )  # fmt: skip
        db.session.add(
            Position(
                id=made["spoken"], amendment_id=uzb.id, party_id=actor.party, seat_id=actor.seat,
                stance="support", condition="", note="", sequence=10_000, orally_at=now,
            )
        )  # fmt: skip
        db.session.commit()
        return db.session.scalars(db.select(packages.Package.id)).first()

    package = room.house.run(write)
    reserved = next(each for each in room.house.table().reservations if each.party == "TKM")
    return Scene(room, actor, house_draft, made["ours"], made["lodged"], made["spoken"], reserved.id, package)


def cells(acts: tuple[Act, ...], actor: Actor) -> tuple[list[tuple[Actor, Stage]], list[tuple[Actor, Stage]]]:
    """Return the allowed and the forbidden cells of a role at a door."""
    every = [(replace(actor, duty=duty), stage) for duty, stage in product(Duty, Stage)]
    allowed = [cell for cell in every if any(may(cell[0], act, cell[1]) for act in acts)]
    return allowed, [cell for cell in every if cell not in allowed]


def knocked(room: Room, knock: Knock) -> Refusal | None:
    try:
        room.house.run(knock)
    except Refusal as refusal:
        return refusal
    except IntegrityError:  # let in, to a draft whose stage this test has turned back by hand
        return None
    return None


@pytest.mark.parametrize("name", DOORS)
def test_every_forbidden_cell_is_refused_by_name_and_nothing_is_changed(room: Room, name: str) -> None:
    acts, how = DOORS[name]
    for role in Role:
        there = scene(room, role)
        allowed, forbidden = cells(acts, there.actor)
        knocks = {actor: how(replace(there, actor=actor)) for actor, _ in forbidden}
        ever = {actor for actor, _ in allowed}
        before = room.everything()
        for actor, stage in sorted(forbidden, key=lambda cell: cell[1]):
            set_stage(room, stage)
            refusal, cell = knocked(room, knocks[actor]), (name, role, actor.duty, stage)
            if cell in OTHERWISE:
                assert refusal is not None, cell
                assert refusal.code == OTHERWISE[cell], cell
                continue
            assert type(refusal) is (WrongStage if actor in ever else NotPermitted), (cell, refusal)
        set_stage(room, Stage.OPEN)
        assert room.everything() == before, (name, role)


@pytest.mark.parametrize("name", DOORS)
def test_every_door_opens_for_whom_the_table_lets_in(room: Room, name: str) -> None:
    """Otherwise the test above would show nothing: data that are refused anyway are refused in every cell."""
    acts, how = DOORS[name]
    for role in (each for each in Role if any(each in MAY[act].roles for act in acts)):
        there = scene(room, role)
        allowed, _ = cells(acts, there.actor)
        actor, stage = allowed[0]
        knock = how(replace(there, actor=actor))
        set_stage(room, stage)
        refusal = knocked(room, knock)
        set_stage(room, Stage.OPEN)
        if isinstance(refusal, NotPermitted):
            assert name in OTHERS_THINGS, (role, refusal)
        if isinstance(refusal, WrongStage):
            assert name in MOVES_ON, (role, refusal)


#: Let in by the table, and refused because the thing is another party's.
OTHERS_THINGS = {
    "withdraw",
    "confirm a spoken position",
    "confirm a reservation",
    "lift",
    "confirm what was carried",
}
#: Let in by the table, and refused because this step does not lead there.
MOVES_ON = {"move the stage"}


def test_every_act_that_anybody_is_refused_has_a_door() -> None:
    doors = {act for acts, _ in DOORS.values() for act in acts}
    everywhere = len(Role) * len(Duty) * len(Stage)
    guarded = {
        act for act, rule in MAY.items() if len(rule.roles) * len(rule.duties) * len(rule.stages) < everywhere
    }
    assert guarded <= doors
    assert {act.value for act in set(Act) - doors} == {"read"}


@pytest.mark.parametrize("role", Role)
def test_a_draft_is_laid_by_the_office_alone(room: Room, role: Role) -> None:
    there = scene(room, role)
    for duty in Duty:
        actor = replace(there.actor, duty=duty)
        refusal = knocked(room, STAGELESS["lay"](replace(there, actor=actor)))
        assert (type(refusal) is NotPermitted) is not may(actor, Act.PREPARE, Stage.PREPARATION)


def test_nothing_is_decided_by_the_way(room: Room) -> None:
    """The scene itself puts no decision on the table."""
    before = room.house.run(lambda: db.session.query(Decision).count())
    scene(room, Role.CHAIR)
    assert room.house.run(lambda: db.session.query(Decision).count()) == before

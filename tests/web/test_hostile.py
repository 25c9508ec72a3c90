"""Hostile words: stored as they came, and inert wherever they are shown."""

import io
import re
import zipfile

from lxml import etree

from drafting.extensions import db
from drafting.models import Event, Party, Person
from drafting.procedure.kinds import Stance
from drafting.services import consolidation, packages, positions
from tests.conftest import House, key
from tests.web.life import changed, keep, submit, tables
from tests.web.pages import Page, Reader, crawl

HOSTILE = (
    "<script>canary('{n}')</script>",
    "\"'><img src=x onerror=canary('{n}')>",
    "</textarea><svg/onload=canary('{n}')>",
    "{{{{ canary('{n}') }}}} {{% canary %}} ${{canary('{n}')}} #read(canary)",
    "javascript:canary('{n}')//&lt;script&gt;canary&#40;&#41;",
    "<!-- canary --><style>*{{color:red}}</style><base href=//canary.example>",
)
#: Tags and attributes of ours that a hostile word could bring along.
OUT_OF_PLACE = (
    "//script[contains(., 'canary')] | //img | //svg | //style | //base | //iframe"
    " | //@*[starts-with(name(), 'on')] | //@*[contains(., 'javascript:')]/parent::a | //comment()"
)


def hostile(place: str) -> str:
    """Return every kind of hostile words, marked with where they were put."""
    return " ".join(each.format(n=place) for each in HOSTILE)


def poison(house: House) -> None:
    """Put hostile words wherever a person can put words, and in the names of the house."""

    def names() -> None:
        for party in db.session.query(Party):
            party.name = {"en": f"{party.code} {hostile('party')}", "ru": hostile("партия")}
        for person in db.session.query(Person):
            person.name = f"<b onclick=canary()>{person.name}</b>"
        event = db.session.query(Event).one()
        event.name, event.place = {"en": hostile("event")}, {"en": hostile("place")}
        db.session.commit()

    chair, op7 = house.actor("chair"), house.paragraph("OP7").id
    more = {"why": hostile("rationale"), "on_behalf_of": hostile("group")}
    keep(house, "kazakhstan", "OP2", hostile("private"), **more)
    for label, kind in (("OP2", "modify"), ("OP4", "insert"), ("OP8", "replace")):
        submit(house, "uzbekistan", label, hostile(kind), kind, **more)
    said = positions.Statement(Stance.OPPOSE, hostile("condition"), hostile("note"))
    house.run(positions.state, house.actor("kazakhstan"), house.proposal("UZB-4").id, said, key())
    kaz, about = house.actor("kazakhstan"), house.proposal("UZB-5").id
    house.run(positions.reserve_on, kaz, about, hostile("insert"), hostile("reserve"), None, key())
    said = positions.Statement(Stance.COMMENT, hostile("condition"), hostile("note"))
    house.run(positions.state_on_paragraph, kaz, house.draft, op7, said, key())
    house.run(packages.tie, chair, house.draft, "<i>PKG</i>", (house.proposal("UZB-5").id, op7), key())
    house.run(
        consolidation.accept, chair, house.proposal("UZB-4").id, house.seen("UZB-4"), key(), confirmed=True
    )
    house.run(
        consolidation.not_retain,
        chair,
        house.proposal("UZB-6").id,
        hostile("reason"),
        house.seen("UZB-6"),
        key(),
    )
    house.run(names)


def awake(page: Page) -> list[str]:
    """Return what of the hostile words has come alive on a page."""
    found = page.tree.xpath(OUT_OF_PLACE)
    return [each if isinstance(each, str) else etree.tostring(each).decode()[:80] for each in found]


def test_hostile_words_are_inert_on_every_page(house: House) -> None:
    readers, office = [Reader(house, name) for name in ("kazakhstan", "chair")], Reader(house, "secretariat")
    poison(house)
    shown = 0
    pages = [page for reader in [*readers, Reader(house)] for page in crawl(reader).values()]
    for page in [*pages, office.place("office"), office.proposal("UZB-4")]:
        if page.response.mimetype == "text/html" and page.status == 200:
            assert awake(page) == [], page.address
            shown += "canary" in page.source
    assert shown > 150


def test_hostile_words_come_back_into_the_boxes_as_they_were_typed(house: House) -> None:
    reader, before = Reader(house, "kazakhstan"), tables(house)
    words = hostile("text") + "\u202e"
    page = reader.press(
        reader.propose("OP4"), "Keep private", text=words, rationale=words, on_behalf_of=words
    )
    assert (page.status, awake(page)) == (422, [])
    assert [page.field(name) for name in ("text", "rationale", "on_behalf_of")] == [words] * 3
    assert changed(before, tables(house)) == {}
    lost = reader.post(f"/private/{key()}/submit", text=words, reason=words, form_key=key())
    assert (lost.status, awake(lost)) == (404, [])
    assert words in lost.typed()
    door = Reader(house).post("/sign-in", name=words, password="x", next=words)
    assert (door.status, awake(door), door.field("name")) == (422, [], words)


def test_hostile_words_are_only_words_in_the_file_for_word(house: House) -> None:
    reader = Reader(house, "eu")
    poison(house)
    file = reader.client.get(f"/drafts/{house.draft}/export.docx").data
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        roots = {name: etree.fromstring(package.read(name)) for name in package.namelist()}
    tags = {etree.QName(each).localname for root in roots.values() for each in root.iter(etree.Element)}
    assert tags & {"script", "img", "svg", "object", "altChunk", "OLEObject", "hyperlink"} == set()
    body = "".join(roots["word/document.xml"].itertext())
    assert HOSTILE[0].format(n="modify") in body
    targets = [each.get("Target", "") for root in roots.values() for each in root if each.get("TargetMode")]
    assert targets == []
    assert not re.search(
        r"private|rationale|reason|condition|group", " ".join(re.findall(r"canary\('(\w+)'\)", body))
    )

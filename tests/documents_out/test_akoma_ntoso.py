"""Akoma Ntoso: valid against the OASIS schema, every word once, ids that last."""

import re
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafting.documents.akoma_ntoso.frozen import first_labels, notes_of, provisions_of
from drafting.documents.akoma_ntoso.values import Expression, Note, Provision
from drafting.documents.akoma_ntoso.writer import write
from drafting.documents.word.tongue import Tongue
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.revisions import Frozen
from tests.documents.samples import adopted, demo, issued, needs_demo
from tests.documents_out.laws import AKN, NAMES, expression, ids, oasis_schema, spoken

SCHEMA = oasis_schema()
SUB, OP, PP = ParagraphKind.SUBPARAGRAPH, ParagraphKind.OPERATIVE, ParagraphKind.PREAMBULAR


def parsed(given: Expression) -> etree._Element:
    root = etree.fromstring(write(given))
    SCHEMA.assertValid(root)
    return root


def provision(kind: ParagraphKind, label: str, text: str, first: str = "", opening: int = 0) -> Provision:
    return Provision(uuid5(NAMES, text), kind, text, opening, label.count("("), label, first)


def of(*provisions: Provision, **changes: object) -> Expression:
    return expression(issued(footnotes={}, paragraphs=()), provisions=provisions, **changes)


def read_aloud(given: Expression, numbers: list[str]) -> str:
    """Say the text from the value alone: what frames it, then each number and its words."""
    day = Tongue(given.language).date(given.date)
    frame = (given.masthead, given.symbol, given.organ, given.distribution, day, given.original, given.status)
    titled = any(each.kind is ParagraphKind.TITLE for each in given.provisions)
    words = [*frame, *([] if titled else [given.title])]
    for each, number in zip(given.provisions, numbers, strict=True):
        words += [number, each.text]
    said = "".join(words)
    for key, note in given.notes.items():
        said = said.replace(f"{{fn:{key}}}", note.text.strip(), 1).replace(f"{{fn:{key}}}", "")
    return said


EVERY_NUMBER = [
    "",
    "",
    "",
    "(a)",
    "(b)",
    "",
    "(a)",
    "",
    "",
    "1.",
    "2.",
    "(a)",
    "(b)",
    "(i)",
    "(ii)",
    "(c)",
    "3.",
    "",
]


def test_every_word_of_every_kind_is_there_once_and_in_order() -> None:
    given = expression(issued(status="Draft, not agreed"))
    assert spoken(parsed(given)) == read_aloud(given, EVERY_NUMBER)


@needs_demo
@pytest.mark.parametrize("text", [demo("en"), demo("ru"), adopted()] if needs_demo.args[0] is False else [])
def test_the_demo_declaration_is_valid_and_whole(text: object) -> None:
    given = expression(text)  # type: ignore[arg-type]
    root = parsed(given)
    numbers = iter([each.text for each in root.iter(f"{AKN}num")])
    counted = [next(numbers) if each.kind in {OP, SUB} else "" for each in given.provisions]
    assert spoken(root) == read_aloud(given, counted)
    assert counted[counted.index("3.") + 1] == ("a)" if given.language == "ru" else "(a)")


WORDS = st.sampled_from(
    ["States", "paragraph 2 above", "<b>&amp;", "paragraphs 1 to 3", "resolution 60/288 of 8 September 2006,",
     "]]>", "A/70/674", "{fn:1}", "«Совет»", "2 (a)", "؟", "'\""]
)  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
ROOTS = st.sampled_from([each for each in ParagraphKind if each not in {SUB, ParagraphKind.FOOTNOTE}])
BARE = {ParagraphKind.TITLE, ParagraphKind.HEADING}


@st.composite
def trees(draw: st.DrawFn) -> tuple[Provision, ...]:
    found: list[Provision] = []
    for kind in draw(st.lists(ROOTS, max_size=7)):
        levels = [0, *draw(st.lists(st.sampled_from([1, 2]), max_size=0 if kind in BARE else 3))]
        for level in levels:
            text = draw(SENTENCES)
            opening = draw(st.integers(0, len(text)))
            found.append(Provision(UUID(int=len(found)), SUB if level else kind, text, opening, level))
    return tuple(found)


@settings(max_examples=150, deadline=None)
@given(trees())
def test_any_text_is_valid_and_loses_no_word(provisions: tuple[Provision, ...]) -> None:
    titles = [each for each in provisions if each.kind is ParagraphKind.TITLE]
    given_text = expression(
        issued(), provisions=(*titles, *(each for each in provisions if each not in titles)),
        notes={"1": Note(" See paragraph 1. ", UUID(int=99))},
    )  # fmt: skip
    root = parsed(given_text)
    said = spoken(root)
    for number in root.iter(f"{AKN}num"):
        assert re.fullmatch(r"\d+\.|\([a-z]+\)", number.text or "")
        number.text = ""
    assert spoken(root) == read_aloud(given_text, [""] * len(provisions))
    assert len(said) >= len(spoken(root))
    places = set(ids(root, "eId"))
    assert all(
        each.get("href", "")[1:] in places
        for each in root.iter(f"{AKN}ref")
        if each.get("href", "").startswith("#")
    )


def test_ids_follow_the_label_the_first_label_and_the_paragraph() -> None:
    root = parsed(
        of(
            provision(PP, "PP3 bis", "Noting,"),
            provision(OP, "OP5 bis", "Decide:", first="OP8"),
            provision(SUB, "OP5 bis (a)", "To act;", first="OP8 (a)"),
            provision(SUB, "OP5 bis (a) (ii)", "Soon;"),
            provision(OP, "OP6 alt 2", "Urge."),
        )
    )
    found = {each.get("GUID"): (each.get("eId"), each.get("wId")) for each in root.iter() if each.get("GUID")}
    assert found == {
        str(uuid5(NAMES, "Noting,")): ("rec_3-bis", "rec_3-bis"),
        str(uuid5(NAMES, "Decide:")): ("para_5-bis", "para_8"),
        str(uuid5(NAMES, "To act;")): ("para_5-bis__list_1__point_a", "para_8__list_1__point_a"),
        str(uuid5(NAMES, "Soon;")): ("para_5-bis__list_1__point_a__list_1__point_ii",) * 2,
        str(uuid5(NAMES, "Urge.")): ("para_6-alt-2", "para_6-alt-2"),
    }
    assert [each.text for each in root.iter(f"{AKN}num")] == ["5 bis.", "(a)", "(ii)", "6 alt 2."]


def test_references_lead_to_paragraphs_and_documents() -> None:
    text = "Recall paragraph 6 above, subparagraph (b), resolution 70/291 of 1 July 2016 and A/70/674, not paragraph 9;"
    root = parsed(
        of(
            provision(OP, "OP6", "Decide;"),
            provision(OP, "OP7", text, opening=6),
            provision(SUB, "OP7 (a)", "One;"),
            provision(SUB, "OP7 (b)", "Two."),
        )
    )
    assert [("".join(each.itertext()), each.get("href")) for each in root.iter(f"{AKN}ref")] == [
        ("6", "#para_6"),
        ("(b)", "#para_7__list_1__point_b"),
        ("70/291 of 1 July 2016", "/akn/un/statement/deliberation/unga/2016-07-01/70-291"),
        ("A/70/674", "https://undocs.org/A/70/674"),
    ]


def test_one_work_and_an_expression_for_each_revision_and_language() -> None:
    base = expression(issued(language="en"), revision="Zero draft")
    later = replace(base, number=2, date=date(2017, 6, 1), symbol="ASH/HLD/2017/CRP.1/Rev.1")
    russian = replace(later, language="ru", source_language="en")
    addresses = {}
    for name, each in (("base", base), ("later", later), ("russian", russian)):
        root = parsed(each)
        found = [level.get("value") for level in root.iter(f"{AKN}FRBRuri")]
        addresses[name] = found
    work = "/akn/un/statement/deliberation/hld/2017-05-15/ASH-HLD-2017-CRP.1"
    assert {found[0] for found in addresses.values()} == {work}
    assert [found[1].removeprefix(work) for found in addresses.values() if found[1]] == [
        "/eng@2017-05-15;v1", "/eng@2017-06-01;v2", "/rus@2017-06-01;v2",
    ]  # fmt: skip
    assert [found[2] for found in addresses.values()] == [f"{found[1]}.xml" for found in addresses.values()]
    (translated,) = parsed(russian).iter(f"{AKN}FRBRtranslation")
    assert translated.get("href") == addresses["later"][1]
    assert parsed(base)[0].get("contains") == "originalVersion"
    assert parsed(later)[0].get("contains") == "singleVersion"


def test_a_footnote_stands_where_it_is_referred_to_and_only_then() -> None:
    notes = {"a": Note("The first.", UUID(int=1)), "b": Note("Nobody asks.", UUID(int=2))}
    root = parsed(of(provision(OP, "OP1", "Act{fn:a} and{fn:a} act."), notes=notes))
    (note,) = root.iter(f"{AKN}authorialNote")
    assert (note.get("marker"), "".join(note.itertext())) == ("1", "The first.")
    (again,) = root.iter(f"{AKN}noteRef")
    assert again.get("href") == f"#{note.get('eId')}"
    assert "Nobody asks" not in spoken(root)


@pytest.mark.parametrize(
    ("provisions", "complaint"),
    [
        ((provision(OP, "OP1", "A."), provision(OP, "OP1", "B.")), "Two paragraphs"),
        ((provision(OP, "OP1", "A.", "OP9"), provision(OP, "OP2", "B.", "OP9")), "Two paragraphs"),
        ((provision(OP, "so-called", "A."),), "is no label"),
        ((provision(SUB, "OP1 (a)", "Alone."),), "hangs on no paragraph"),
        ((provision(ParagraphKind.HEADING, "", "H"), provision(SUB, "OP1 (a)", "x")), "hangs on no"),
        ((provision(OP, "OP1", "Act{fn:zz}."),), "'zz'"),
        ((provision(OP, "OP1", "Act\x00."),), "U\\+0000"),
    ],
)
def test_what_cannot_be_written_is_refused_with_its_place(
    provisions: tuple[Provision, ...], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        write(of(*provisions))


def test_a_revision_becomes_provisions_in_either_language() -> None:
    russian = {"ru": ("постановляем{fn:1};", 3, False)}
    content = (
        Frozen(UUID(int=1), OP, "OP2", "OP2", 0, "Decide{fn:1};", 6, UUID(int=9), 1, None, russian),
        Frozen(UUID(int=2), ParagraphKind.FOOTNOTE, "", "", 0, "See.", 0, UUID(int=8), 1, "1", {"ru": ("См.", 0, False)}),
    )  # fmt: skip
    assert provisions_of(content, {UUID(int=1): "OP1"}) == (
        Provision(UUID(int=1), OP, "Decide{fn:1};", 6, 0, "OP2", "OP1"),
    )
    assert provisions_of(content, {}, "ru")[0].text == "постановляем{fn:1};"
    assert notes_of(content, "ru") == {"1": Note("См.", UUID(int=2))}
    with pytest.raises(ValueError, match="OP2 has no text in 'fr'"):
        provisions_of(content, {}, "fr")


def test_the_first_label_is_that_of_the_earliest_revision() -> None:
    def frozen(number: int, label: str) -> Frozen:
        return Frozen(UUID(int=number), OP, label, label, 0, "Act.", 0, UUID(int=9), 1)

    zero, later = (
        (frozen(1, "OP1"), frozen(2, "OP8")),
        (frozen(1, "OP1"), frozen(3, "OP1 bis"), frozen(2, "OP5 bis")),
    )
    assert first_labels((zero, later)) == {UUID(int=1): "OP1", UUID(int=2): "OP8", UUID(int=3): "OP1 bis"}
    adopted_now = [replace(each, label=f"OP{at}") for at, each in enumerate(later, start=1)]
    root = parsed(of(*provisions_of(adopted_now, first_labels((zero, later)))))
    assert [(each.get("eId"), each.get("wId")) for each in root.iter(f"{AKN}paragraph")] == [
        ("para_1", "para_1"), ("para_2", "para_1-bis"), ("para_3", "para_8"),
    ]  # fmt: skip


def test_the_same_value_gives_the_same_bytes() -> None:
    assert write(expression(issued())) == write(expression(issued()))

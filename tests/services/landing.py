"""The plausible landing of the demo event, act by act: from the proposals to the adopted text."""

import re
from pathlib import Path

from drafting.procedure.kinds import Stance
from drafting.procedure.warnings import dangling
from drafting.services import positions, translations
from tests.conftest import key
from tests.services.closing import call, confirm, unbroken
from tests.services.room import Room

PLACE = Path(__file__).with_name("landing.md")
ADOPTED = Path(__file__).with_name("adopted.md")

OP4 = (
    "Resolve to strengthen border security and the timely exchange of information, including advance passenger "
    "information, as appropriate and in accordance with national legislation, with a view to detecting and "
    "preventing the movement of foreign terrorist fighters;"
)
OP5 = (
    "Encourage the elaboration of national plans of action to prevent violent extremism and, on a voluntary "
    "basis, the exchange of experience at the regional level, drawing as relevant upon the recommendations of "
    "the Secretary-General;"
)
OP3C = "To report on progress at the annual exchange of views referred to in paragraph 6 alt below;"
OP12 = (
    "Decide to review the implementation of the present Declaration at a high-level meeting to be held in 2019, "
    "at a venue to be agreed."
)


def landed() -> list[tuple[str, str]]:
    """Return the text after the landing: labels and words, in order."""
    lines = PLACE.read_text("utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if line and not line.startswith(">"))
    return [(label, text) for label, _, text in pairs]


def land(room: Room) -> None:
    """Play the fate of every proposal, in order, up to Rev.1."""
    room.accept("KAZ-1")
    room.accept("EU-1")
    room.accept("TJK-2")
    room.withdraw("KAZ", "KAZ-3")
    room.says("TKM", "TJK-1", Stance.NO_OBJECTION)
    room.accept("KAZ-2")
    room.accept("TJK-1")
    room.decide("accept_with_edits", "UZB-3", OP4)
    room.accept("KGZ-2")
    room.withdraw("TKM", "TKM-1")
    assert [each.label for each in dangling(room.house.table(), room.paragraph("OP6"))] == ["OP3 (c)"]
    favour = "In favour of the Chair’s text, package PKG-A"
    room.settle(
        room.choice("not_retained", "UZB-1", reason=favour),
        room.choice("not_retained", "KGZ-1", reason=favour),
        room.choice("chairs_text", "OP5", text=OP5, reason="Package PKG-A"),
        room.choice("accepted", "UZB-2", confirmed=True),
    )
    room.chairs_text("OP3 (c)", OP3C, "Consequential")
    room.take_up("TJK", "AFG-1")
    room.accept("AFG-1")
    lift(room, "TKM", "TKM-2")
    room.chairs_text("OP12", OP12, "The placeholder")
    room.publish()


def lift(room: Room, who: str, reference: str) -> None:
    """Let a delegation lift its reservation."""
    held = next(each for each in room.house.table().reservations if each.reference == reference)
    room.house.run(positions.lift, room.actor(who), held.id, key())


def translate(room: Room) -> None:
    """Let the secretariat bring the Russian up to date, paragraph by paragraph that changed."""
    for label, words in RUSSIAN.items():
        each = room.paragraph(label)
        enter = translations.translate
        room.house.run(enter, room.actor("SEC"), room.house.draft, each.id, "ru", words, each.wording, key())


def adopt(room: Room, *waived: str) -> None:
    """Put the landed text under silence, let the term pass, and adopt it by acclamation."""
    unbroken(room)
    call(room, *waived)
    confirm(room)


def adopted_words() -> list[str]:
    """Return the adopted text as the paper has it, a paragraph each."""
    return [each.strip() for each in ADOPTED.read_text("utf-8").split("\n\n")[2:]]


def adopted_map() -> dict[str, str]:
    """Return the renumbering as the paper has it; empty for what fell."""
    said = ADOPTED.read_text("utf-8").split("Map: ")[1].partition("\n")[0]
    pairs, fell = said.partition("; ")[::2]
    numbers = dict(re.findall(r"(OP\d+(?: bis| alt)?) → (\d+)", pairs))
    return numbers | dict.fromkeys(re.findall(r"[OP]P\d+(?: bis)?", fell), "")


#: Demonstration text, terminology to be checked before any real use.
RUSSIAN = {
    "PP6": "будучи глубоко обеспокоены угрозой, которую создают для региона иностранные боевики-террористы, в том "
    "числе возвращающиеся, перемещающиеся или следующие транзитом из зон вооруженных конфликтов, и использованием "
    "информационно-коммуникационных технологий для вербовки и подстрекательства,",
    "OP1": "вновь подтверждаем нашу приверженность полному и сбалансированному осуществлению всех четырех "
    "компонентов Стратегии в Центральной Азии при центральной и координирующей роли Организации Объединенных "
    "Наций в соответствии с международным правом, в частности международным правом прав человека, беженским "
    "правом и международным гуманитарным правом;",
    "OP3 (c)": "сообщать о достигнутом прогрессе в ходе ежегодного обмена мнениями, упомянутого в пункте 6 alt "
    "ниже;",
    "OP3 bis": "выражаем озабоченность по поводу связей, которые могут существовать в некоторых случаях между "
    "терроризмом и транснациональной организованной преступностью, включая незаконный оборот наркотических "
    "средств и прекурсоров, и обязуемся обмениваться оперативной информацией в этой связи;",
    "OP4": "заявляем о решимости укреплять безопасность границ и своевременный обмен информацией, включая "
    "предварительную информацию о пассажирах, при необходимости и в соответствии с национальным законодательством, "
    "в целях выявления и предотвращения передвижения иностранных боевиков-террористов;",
    "OP5": "рекомендуем разработку национальных планов действий по предупреждению насильственного экстремизма и, на "
    "добровольной основе, обмен опытом на региональном уровне с учетом соответствующих рекомендаций Генерального "
    "секретаря;",
    "OP6 alt": "постановляем проводить на добровольной основе ежегодный обмен мнениями между национальными "
    "координаторами, назначенными в соответствии с пунктом 3 а) выше;",
    "OP7": "подчеркиваем важность стабильности в Афганистане для безопасности региона и недопущения доступа "
    "террористов к доходам от незаконного оборота наркотических средств в сотрудничестве с Афганистаном как "
    "партнером в этих усилиях;",
    "OP12": "постановляем провести обзор осуществления настоящей Декларации на совещании высокого уровня, которое "
    "состоится в 2019 году в месте, которое будет согласовано дополнительно.",
}


#: How many acts that was.
ACTS = 17
#: What Rev.1 says became of everything, the three texts of the Chair too.
FATES = {
    "AFG-1": "reflected",
    "CHAIR-1": "reflected",
    "CHAIR-2": "reflected",
    "CHAIR-3": "reflected",
    "EU-1": "reflected",
    "KAZ-1": "reflected",
    "KAZ-2": "reflected",
    "KAZ-3": "withdrawn",
    "KGZ-1": "not_retained",
    "KGZ-2": "reflected",
    "TJK-1": "reflected",
    "TJK-2": "reflected",
    "TKM-1": "withdrawn",
    "TKM-2": "lifted",
    "UZB-1": "not_retained",
    "UZB-2": "reflected",
    "UZB-3": "reflected_in_part",
}

"""The words of both sides: Python and the browser read one fixture, and each other's random texts, alike."""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from unicodedata import category

import pytest

from drafting.text import tokens
from tests.text.cases import FOLDER
from tests.text.strategies import SCRIPTS

ROOT = Path(__file__).parents[2]
SHARED: dict[str, list[list[str]]] = json.loads((FOLDER / "words.json").read_text("utf-8"))
ASK = """
import { readFileSync } from "node:fs";
import { tokens } from "./static/js/words.js";
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(tokens)));
"""
SIGNS = "-‐'’ʼ/.,:–٫٬_{}()«»“”!？、。·@#\\"
BLANKS = " \u00a0\u3000\u2009\t\n\u0085\u001c\u200b"
MARKS = "\u0301\u064f\u094d\u17d2\u3099\u200c\u200d\u00ad\ufe0f"
CHARACTERS = SIGNS + BLANKS + MARKS + "abzЯйґعدİßǅ中𠮷々カｶไก໒ក២०５²½Ⅳ7890👍🏽🇺_"
PIECES = [
    " {fn:a1}",
    "A/RES/60/288",
    "/Add.1",
    "TD/B/C.I/MEM.2",
    "/C.",
    "5,000",
    "1\u00a0000",
    "\u202f500",
    "18:00",
    " государства-члены",
    "l’État",
    " مُكَافَحَة",
]

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")


def in_the_browser(texts: list[str]) -> list[list[str]]:
    """Return the words that static/js/words.js finds in each text."""
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", ASK],
        cwd=ROOT,
        input=json.dumps(texts),
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found


def known_characters() -> list[str]:
    """Return every character that this Python knows, surrogates and private use apart."""
    every = map(chr, range(sys.maxunicode + 1))
    return [sign for sign in every if category(sign) not in {"Cn", "Cs", "Co"}]


def random_text(draw: random.Random) -> str:
    """Return a text of one to thirty pieces that try the rule: signs, marks and blanks between words."""
    supply = (CHARACTERS, PIECES, draw.choice(SCRIPTS))
    chosen = draw.choices(supply, weights=(6, 1, 2), k=draw.randint(1, 30))
    return "".join(draw.choice(pieces) for pieces in chosen)


@pytest.mark.parametrize("name", SHARED)
def test_the_shared_texts(name: str) -> None:
    for words in SHARED[name]:
        assert list(tokens("".join(words))) == words


def test_there_are_texts_enough() -> None:
    texts = {"".join(words) for group in SHARED.values() for words in group}
    assert len(texts) == sum(map(len, SHARED.values())) >= 150


@needs_node
def test_two_thousand_random_texts() -> None:
    draw = random.Random(2006)  # noqa: S311 (nothing is kept secret)
    texts = [random_text(draw) for _ in range(2_000)]
    assert in_the_browser(texts) == [list(tokens(text)) for text in texts]


@needs_node
def test_every_character_that_is_known() -> None:
    texts = [f"{sign} a{sign}b 1{sign}2 a/{sign}" for sign in known_characters()]
    here, there = [list(tokens(text)) for text in texts], in_the_browser(texts)
    assert [(one, other) for one, other in zip(here, there, strict=True) if one != other] == []

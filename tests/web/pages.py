"""A reader of pages: opens, follows links, fills in forms and presses buttons, as a browser without JavaScript."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast
from urllib.parse import urlencode, urljoin, urlsplit

from lxml import html
from werkzeug.test import TestResponse

from tests.conftest import House

UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

#: One person for each sort of page.
PEOPLE = ("kazakhstan", "eu", "chair", "secretariat")


def plain(node: html.HtmlElement) -> str:
    """Return the words of a piece of a page, blanks folded."""
    return re.sub(r"\s+", " ", node.text_content()).strip()


@dataclass(frozen=True)
class Page:
    """An answer as a person reads it."""

    address: str
    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def source(self) -> str:
        return self.response.get_data(as_text=True)

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.source)

    @property
    def main(self) -> html.HtmlElement:
        return self.tree.get_element_by_id("main")

    @property
    def words(self) -> str:
        """The words of the main part, hidden ones too."""
        return plain(self.main)

    @property
    def alert(self) -> str:
        """What the page says was not done, and why."""
        return " ".join(plain(each) for each in self.tree.xpath("//*[@role='alert']"))

    @property
    def flashed(self) -> str:
        """What the page says was done just now."""
        return " ".join(plain(each) for each in self.tree.xpath("//*[@role='status']"))

    def piece(self, identity: str) -> html.HtmlElement:
        """Return an element by its id."""
        return self.tree.get_element_by_id(identity)

    def field(self, name: str) -> str:
        """Return what stands in a field, the first of that name."""
        found = self.tree.xpath("//main//*[self::input or self::textarea][@name=$name]", name=name)[0]
        return (found.text or "") if found.tag == "textarea" else found.get("value", "")

    def typed(self) -> str:
        """Return all that stands in the boxes of the page."""
        boxes = self.tree.xpath("//textarea | //input[@type='text']")
        return "\n".join((box.text or "") + box.get("value", "") for box in boxes)

    def links(self) -> Iterator[str]:
        """Yield where one can go from here by a link, a style sheet or a script."""
        for each in self.tree.xpath("//@href | //@src"):
            yield urljoin(self.address, each)

    def choices(self) -> Iterator[str]:
        """Yield where each choice of a form leads that only asks for a page."""
        for form in self.tree.xpath("//form[@method='get']"):
            given = form.form_values()
            for select in form.xpath(".//select"):
                for option in select.value_options:
                    asked = [*((n, v) for n, v in given if n != select.name), (select.name, option)]
                    yield f"{_here(urljoin(self.address, form.action or self.address))}?{urlencode(asked)}"

    def link(self, words: str) -> str:
        """Return where the link with these words leads."""
        return next(
            urljoin(self.address, a.get("href")) for a in self.tree.xpath("//a[@href]") if words in plain(a)
        )

    def form(self, button: str, near: str = "") -> tuple[html.FormElement, html.HtmlElement]:
        """Return the form with a button of these words, and the button; `near` is part of the form's address."""
        for found in self.tree.xpath("//button"):
            form = next(found.iterancestors("form"), None)
            if form is not None and plain(found).startswith(button) and near in form.get("action", ""):
                return cast("html.FormElement", form), found
        raise AssertionError(f"no button “{button}” on {self.address}: {plain(self.tree)[:300]}")


class Reader:
    """A person at a browser."""

    def __init__(self, house: House, name: str | None = None) -> None:
        self.house, self.client = house, house.client(name)

    def open(self, address: str) -> Page:
        """Open an address, wherever it leads."""
        return self._arrive(self.client.get(address, follow_redirects=True, buffered=True))

    def follow(self, page: Page, words: str) -> Page:
        """Follow a link."""
        return self.open(page.link(words))

    def press(self, page: Page, button: str, near: str = "", **fields: str) -> Page:
        """Press a button of a page's form, with some of its fields filled in."""
        address, data = self.filled(page, button, near, **fields)
        return self._arrive(self.client.post(address, data=data, follow_redirects=True))

    def filled(self, page: Page, button: str, near: str = "", **fields: str) -> tuple[str, dict[str, str]]:
        """Return where a form goes and what it takes there, as a browser would send it."""
        form, pressed = page.form(button, near)
        data = {name: value for name, value in form.form_values() if value is not None}
        for name, value in fields.items():
            assert name in form.fields, f"the form has no field {name}"
            data[name] = value
        if pressed.get("name"):
            data[pressed.get("name")] = pressed.get("value")
        return urljoin(page.address, form.get("action") or page.address), data

    def post(self, address: str, **data: str) -> Page:
        """Send a form of one's own making."""
        return self._arrive(self.client.post(address, data=data))

    def text(self, view: str = "attribution", **more: str) -> Page:
        """Open the text in one of its views."""
        query = "&".join(f"{name}={value}" for name, value in ({"view": view} | more).items())
        return self.open(f"/drafts/{self.house.draft}/text?{query}")

    def place(self, name: str) -> Page:
        """Open a place of the masthead: mine, desk, office, compare, record."""
        return self.open(f"/drafts/{self.house.draft}/{name}")

    def propose(self, label: str) -> Page:
        """Open the page to propose on a paragraph."""
        return self.open(f"/drafts/{self.house.draft}/propose/{self.house.paragraph(label).id}")

    def desk(self, label: str) -> Page:
        """Open the chair's desk at a paragraph, or at one that a proposal would bring."""
        new = (each for each in self.house.table().proposals if each.new_label == label)
        key = next((each.new_paragraph for each in new), None) or self.house.paragraph(label).id
        return self.open(f"/drafts/{self.house.draft}/desk/{key}")

    def proposal(self, reference: str) -> Page:
        """Open a proposal by its reference."""
        return self.open(f"/amendments/{self.house.proposal(reference).id}")

    def _arrive(self, response: TestResponse) -> Page:
        return Page(response.request.full_path.rstrip("?"), response)


#: Of a page on which something is chosen already, the other choices are not tried as well.
CHOSEN = ("from=", "kind=", "party=", "outcome=")


def crawl(reader: Reader, start: str = "/") -> dict[str, Page]:
    """Open every page of this site that can be reached by links, each once; fragments are one page."""
    found: dict[str, Page] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found[address] = page = reader._arrive(reader.client.get(address, buffered=True))
        if 300 <= page.status < 400:
            waiting.append(page.response.headers["Location"])
        elif page.response.mimetype == "text/html":
            waiting += [_here(each) for each in page.links() if not urlsplit(each).netloc]
            waiting += page.choices() if not any(each in address for each in CHOSEN) else ()
    return found


def _here(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")

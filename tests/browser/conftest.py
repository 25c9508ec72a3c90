"""The real application on a free port of this machine, and the system's Chromium in front of it."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.conftest import House, build, close

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
#: How long a browser on a busy machine may take for one step, in milliseconds.
PATIENCE = 15_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none, and say how to get one."""
    missing = pytest.mark.skip(reason="Chromium is missing: apt-get install chromium")
    for item in items:
        if CHROMIUM is None and item.get_closest_marker("browser"):
            item.add_marker(missing)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield browser
        browser.close()


class Quiet(WSGIRequestHandler):
    """Serves without a word."""

    def log(self, *_given: Any) -> None:
        """Say nothing."""


@dataclass
class Visit:
    """A person at a real browser, and all that went wrong before their eyes."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note every error of the console, every violation of the policy, every request to another host."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        expected = message.text.startswith("Failed to load resource") and urlsplit(self.page.url).path in (
            urlsplit(message.location["url"]).path
        )
        if message.type in {"error", "warning"} and not expected:
            self.wrong.append(f"{message.type}: {message.text} {message.location}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.wrong.append(f"another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500 or (
            response.status >= 400 and not response.request.is_navigation_request()
        ):
            self.wrong.append(f"{response.status}: {response.url}")

    def open(self, path: str) -> Page:
        """Open an address of the site."""
        self.page.goto(self.address + path)
        return self.page

    def sign_in(self, name: str) -> Page:
        """Take a seat of the demo."""
        self.open("/sign-in")
        self.page.get_by_role("button", name=f"Sign in as {name}", exact=True).click()
        return self.page


@dataclass
class Site:
    """A house of its own, served."""

    house: House
    address: str
    chromium: Browser
    rest: ExitStack
    visits: list[Visit] = field(default_factory=list)

    def visit(self, name: str | None = None, **options: Any) -> Visit:
        """Begin a visit in a browser of its own, signed in if a name is given."""
        context: BrowserContext = self.chromium.new_context(
            **{"viewport": {"width": 1440, "height": 900}} | options
        )
        context.set_default_timeout(PATIENCE)
        self.rest.callback(context.close)
        visit = Visit(context.new_page(), self.address)
        visit.watch()
        self.visits.append(visit)
        if name is not None:
            visit.sign_in(name)
        return visit


@contextmanager
def served(loaded: Path, place: Path, chromium: Browser) -> Iterator[Site]:
    """Serve a copy of the demo event, with every guard on, until the end of the block."""
    shutil.copy(loaded, place / "demo.db")
    url = f"sqlite:///{place / 'demo.db'}"
    app = build(url, place)
    app.config.update(WTF_CSRF_ENABLED=True, TESTING=False)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        with ExitStack() as rest:
            yield Site(House(app, url), f"http://127.0.0.1:{server.server_port}", chromium, rest)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        close(app)


@pytest.fixture
def site(chromium: Browser, loaded_sqlite: Path, tmp_path: Path) -> Iterator[Site]:
    """Serve a demo event of the test's own; at the end nothing may have gone wrong before anybody's eyes."""
    with served(loaded_sqlite, tmp_path, chromium) as site:
        yield site
        assert [each for visit in site.visits for each in visit.wrong] == []


@pytest.fixture(scope="session")
def shown(chromium: Browser, loaded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve one demo event for the tests that only look."""
    with served(loaded_sqlite, tmp_path_factory.mktemp("shown"), chromium) as site:
        yield site


@dataclass(frozen=True)
class Begin:
    """Begins visits to one site, all with JavaScript or all without."""

    site: Site
    scripted: bool

    def __call__(self, name: str) -> Visit:
        """Begin a visit, signed in."""
        return self.site.visit(name, java_script_enabled=self.scripted)


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def begin(site: Site, request: pytest.FixtureRequest) -> Begin:
    """Tell each story with JavaScript, and then again without."""
    return Begin(site, scripted=request.param)

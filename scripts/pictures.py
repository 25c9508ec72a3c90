"""Take the pictures of the README from a running demo: `./run` in one terminal, then this in another."""  # noqa: INP001

# .venv/bin/python scripts/pictures.py http://127.0.0.1:8000

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def the_text(page: Page) -> None:
    """Show the operative part with attribution, one proposal open."""
    fifth = page.locator("article.para", has=page.locator("h2 a", has_text="OP5")).first
    fifth.locator("summary").first.click()
    page.locator("article.para", has=page.locator("h2 a", has_text="OP3 bis")).first.evaluate(
        "each => window.scrollTo(0, each.offsetTop - 120)"
    )


def main(address: str) -> None:
    """Sign in to the demo and take each picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as browsers:
        chromium = browsers.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        page = chromium.new_page(viewport={"width": 1360, "height": 850})
        page.goto(f"{address}/sign-in")
        page.get_by_role("button", name="kyrgyzstan", exact=False).first.click()
        the_text(page)
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURES / "text.png")
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))

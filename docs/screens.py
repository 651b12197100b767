"""Screens: a picture of every page of the newsroom, of the demo ledger, written to docs/screens/.

Run: python docs/screens.py [--ledger demo.db] [--only updates] [--dark] [--phone]. Needs Chromium and playwright.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from reportedly.web.newsroom import create
from reportedly.web.settings import Settings

HERE = Path(__file__).parent / "screens"
FLAGS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox")
PAGES = (
    "updates", "briefing", "events", "event", "claim", "panel", "story", "page", "versions", "misreports", "places",
    "casualties", "talks", "services", "corridors", "disputes", "sources", "review", "agreement", "exports", "method",
    "search", "welcome",
)  # fmt: skip


@contextmanager
def newsroom(ledger: Path) -> Iterator[str]:
    """A newsroom on a free port, and its address."""
    server = uvicorn.Server(uvicorn.Config(create(Settings(ledger)), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(5)


def _go(page: Page, base: str, name: str) -> None:
    """Open the page of a name, through links as a reader would."""
    if name in ("event", "claim", "panel", "page", "story"):
        page.goto(f"{base}/updates?place=Kherson&kind=control")
        link = page.locator(".slug h3 a").first if name == "event" else page.locator(".slug .quote a").first
        if name in ("event", "panel"):
            link.click()
            page.wait_for_selector(".matrix" if name == "event" else "#panel .cite")
        else:
            page.goto(base + str(link.get_attribute("href")))
        if name in ("page", "story"):
            page.locator(".tools a.button", has_text="page" if name == "page" else "event").first.click()
        if name == "story":
            page.locator("a.button", has_text="full coverage").click()
    elif name == "versions":
        page.goto(f"{base}/search?q=Klaxon+corrected")
        page.goto(f"{base}/search?q=Putin")
        pages = [str(a.get_attribute("href")) for a in page.locator("a[href^='/pages/']").all()][:2]
        if len(pages) == 2:
            page.goto(f"{base}{pages[0]}/beside/{pages[1].rpartition('/')[2]}")
    else:
        page.goto(f"{base}/{'search?q=Kherson' if name == 'search' else name}")
    if name == "places":
        page.wait_for_selector("#map[data-drawn=yes]", timeout=20_000)
    if name == "exports":
        page.wait_for_timeout(200)


def main() -> None:
    """Take the pictures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--ledger", type=Path, default=Path("demo.db"))
    asked.add_argument("--only", default="")
    asked.add_argument("--dark", action="store_true")
    asked.add_argument("--phone", action="store_true")
    asked.add_argument("--out", type=Path, default=HERE)
    given = asked.parse_args()
    if not given.ledger.exists():
        subprocess.run([sys.executable, "-m", "reportedly.cli.main", "demo", "--ledger", str(given.ledger)], check=True)
    given.out.mkdir(exist_ok=True)
    size = {"width": 390, "height": 844} if given.phone else {"width": 1360, "height": 860}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        copy = Path(folder) / "demo.db"  # pictures of the review post nothing to the ledger they are taken of
        shutil.copy(given.ledger, copy)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        page = browser.new_page(viewport=size, color_scheme="dark" if given.dark else "light")  # type: ignore[arg-type]
        page.on("console", lambda said: print("  console:", said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: print("  fault:", fault))
        names = given.only.split(",") if given.only else PAGES
        for ledger, wanted in ((copy, [n for n in names if n != "welcome"]), (Path(folder) / "none.db", ["welcome"])):
            with newsroom(ledger) as base:
                for name in wanted if ledger == copy or "welcome" in names else ():
                    _go(page, base, name if ledger == copy else "updates")
                    page.screenshot(path=str(given.out / f"{name}.png"))
                    print(name)
        browser.close()


if __name__ == "__main__":
    main()

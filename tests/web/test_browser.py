"""The newsroom in a browser: keys, clicks, policy, access, phones, hostile words. Needs Debian's Chromium."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import newsroom_reports
import pytest
import tiles
from hostile_words import PAYLOADS

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser; it is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium")

FLAGS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox")
AXE = Path(__file__).parent.parent.parent / "build" / "node_modules" / "axe-core" / "axe.min.js"
SCREENS = (
    "updates", "briefing", "events", "claims", "casualties", "services", "talks", "corridors", "disputes", "misreports",
    "sources", "review", "agreement", "exports", "method", "search?q=Varn", "account", "api", "places",
)  # fmt: skip
Served = Callable[..., str]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


class Watched:
    """A page with all that went wrong on it: faults, refusals of the policy, requests to others."""

    def __init__(self, browser: Any, base: str, **how: Any) -> None:
        self.page = browser.new_page(base_url=base, **how)
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda fault: self.wrong.append(f"fault: {fault}"))
        self.page.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))
        self.page.on("console", self._said)
        self.page.on(
            "request", lambda r: None if r.url.startswith((base, "blob:")) else self.wrong.append(f"to {r.url}")
        )

    def _said(self, message: Any) -> None:
        if message.type == "error" and "WebGL" not in message.text:
            self.wrong.append(message.text)

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.page.close()


@pytest.fixture(scope="module")
def base(served: Served, book: Path) -> str:
    return served(book)


def test_no_screen_asks_others_or_breaks_the_policy(browser: Any, base: str) -> None:
    with Watched(browser, base) as watched:
        for name in SCREENS:
            watched.page.goto(f"/{name}")
            assert watched.page.locator("h1").count() == 1, name
        watched.page.wait_for_selector("#map[data-drawn=yes]", timeout=30_000)
        assert watched.page.locator(".pin").count() == 3
        assert watched.page.locator(".pin.region").count() == 1
        assert watched.wrong == []


def test_from_a_number_to_the_highlighted_words_in_two_clicks(browser: Any, base: str) -> None:
    with Watched(browser, base) as watched:
        page = watched.page
        page.goto("/casualties")
        page.locator("a.figure", has_text="at least 12").first.click()
        marked = page.locator("#panel mark.evidence").first
        marked.wait_for()
        assert "at least 12 people were killed" in page.locator("#panel .archived").inner_text()
        page.keyboard.press("Escape")
        assert page.locator("#panel .cite").count() == 0
        assert watched.wrong == []


def test_a_card_is_reviewed_by_keys_alone(browser: Any, served: Served, own_book: Path) -> None:
    with Watched(browser, served(own_book)) as watched:
        page = watched.page
        page.goto("/review")
        first = page.locator("#card").inner_text()
        page.keyboard.press("a")
        page.wait_for_selector("text=accepted")
        assert page.locator("#card").inner_text() != first
        page.keyboard.press("3")
        page.wait_for_selector("text=rejected: wrong place")
        page.keyboard.press("u")
        page.wait_for_selector("text=taken back")
        page.keyboard.press("c")
        assert page.evaluate("() => document.activeElement.id") == "field"
        assert watched.wrong == []


def test_happenings_are_split_and_merged_by_keys_alone(browser: Any, served: Served, own_book: Path) -> None:
    with Watched(browser, served(own_book)) as watched:
        page = watched.page
        page.goto("/review")
        keys = page.keyboard
        before = page.locator("details", has_text="One happening with").locator("li").count()
        assert before >= 1
        keys.press("s")
        assert page.evaluate("() => document.activeElement.textContent") == "split"
        keys.press("j")
        keys.press("k")
        keys.press("Enter")
        page.wait_for_selector("text=split: two happenings")
        keys.press("m")
        assert page.evaluate("() => document.activeElement.textContent") == "merge"
        keys.press("Escape")
        keys.press("u")
        page.wait_for_selector("text=taken back")
        assert page.locator("details", has_text="One happening with").locator("li").count() == before
        assert watched.wrong == []


def test_the_wire_is_walked_by_keys(browser: Any, base: str) -> None:
    with Watched(browser, base) as watched:
        watched.page.goto("/updates")
        watched.page.keyboard.press("j")
        watched.page.keyboard.press("j")
        at = "() => [...document.querySelectorAll('[data-row]')].findIndex(r => r.contains(document.activeElement))"
        assert watched.page.evaluate(at) == 1
        watched.page.keyboard.press("/")
        assert watched.page.evaluate("() => document.activeElement.id") == "seek"


def test_no_name_on_the_map_covers_another(browser: Any, served: Served, tmp_path: Path) -> None:
    beside = dict(newsroom_reports.VARN, name="Old Varn", canonical="Old Varn, Quessia", lat=48.12)

    def crowded() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
        yield from newsroom_reports.reports()
        yield newsroom_reports.relay("quay", "Quay Post", beside, 14)

    with Watched(browser, served(newsroom_reports.write(tmp_path / "crowded.db", crowded()))) as watched:
        page = watched.page
        page.goto("/places")
        page.wait_for_selector("#map[data-drawn=yes]", timeout=30_000)
        assert page.locator(".pin.covered").count() == 1 and page.locator(".pin").count() == 4
        covered = page.locator(".pin.covered")
        assert not covered.locator("span").is_visible() and covered.get_attribute("aria-label")
        covered.dispatch_event("click")
        assert page.locator(".pin[aria-pressed=true] span").is_visible()


def test_a_pin_and_its_place_in_the_list_go_together(browser: Any, base: str) -> None:
    with Watched(browser, base) as watched:
        page = watched.page
        page.goto("/places")
        page.wait_for_selector("#map[data-drawn=yes]", timeout=30_000)
        page.locator(".pin", has_text="Sool").dispatch_event("click")
        assert page.locator(".placegroup[aria-current=true]").get_attribute("data-place") == "Sool, Quessia"
        page.locator("[data-place='Varn, Quessia'] a").first.focus()
        assert page.locator(".pin[aria-pressed=true]").inner_text() == "Varn"


def test_a_layer_of_tiles_is_drawn_and_named(browser: Any, served: Served, book: Path, tmp_path: Path) -> None:
    layer = tmp_path / "front.pmtiles"
    layer.write_bytes(tiles.archive(tiles.square("front", 2300, 1300, 300), "front", "<b>Quill</b> Atlas"))
    with Watched(browser, served(book, layer=layer)) as watched:
        page = watched.page
        page.goto("/places")
        page.wait_for_selector("#map[data-own]", timeout=30_000)
        assert page.locator("#layer").inner_text() == "Layer: front.pmtiles, Quill Atlas"
        assert int(page.locator("#map").get_attribute("data-own")) >= 1
        assert watched.wrong == []


def test_a_file_of_ones_own_is_laid_under_the_places(browser: Any, base: str, tmp_path: Path) -> None:
    ring = [[30, 47], [33, 47], [33, 50], [30, 50], [30, 47]]
    shape = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    front, broken = tmp_path / "front.geojson", tmp_path / "broken.pmtiles"
    front.write_text(json.dumps({"type": "FeatureCollection", "features": [shape]}))
    broken.write_bytes(b"no tiles")
    with Watched(browser, base) as watched:
        page = watched.page
        page.goto("/places")
        page.wait_for_selector("#map[data-drawn=yes]", timeout=30_000)
        page.locator("#own").set_input_files(front)
        page.wait_for_selector("#map[data-own]", timeout=30_000)
        assert int(page.locator("#map").get_attribute("data-own")) >= 2, "its ground and its edge"
        assert page.locator("#layer").inner_text() == "Layer: front.geojson, which does not say whose it is"
        page.locator("#own").set_input_files(broken)
        page.wait_for_selector("#map[data-own=no]")
        assert page.locator("#layer").inner_text().startswith("broken.pmtiles cannot be drawn")
        assert watched.wrong == []


def test_the_days_of_the_war_are_stepped_through_by_keys(browser: Any, base: str) -> None:
    with Watched(browser, base) as watched:
        watched.page.goto("/places?upto=2031-05-03")
        assert watched.page.locator(".placegroup").count() == 0
        watched.page.keyboard.press("]")
        watched.page.wait_for_url("**/places?upto=2031-05-04")
        watched.page.wait_for_selector("#map[data-drawn=yes]", timeout=30_000)
        assert watched.page.locator(".placegroup").count() == watched.page.locator(".pin").count() == 3
        assert watched.wrong == []


@pytest.mark.parametrize("name", ["updates", "casualties", "places", "talks", "misreports", "review", "exports"])
def test_a_phone_never_scrolls_sideways(browser: Any, base: str, name: str) -> None:
    with Watched(browser, base, viewport={"width": 360, "height": 740}) as watched:
        watched.page.goto(f"/{name}")
        wide = watched.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0
        where = [cell.bounding_box() for cell in watched.page.locator("tbody tr:first-child td.flow").all()[:2]]
        assert len({round(box["y"]) for box in where if box}) <= 1  # where and when share a line


def test_a_phone_has_the_names_of_a_chart_under_it(browser: Any, served: Served, tmp_path: Path) -> None:
    def running(claim: dict[str, Any]) -> dict[str, Any]:
        toll = claim["kind"] == "casualties"
        until = f"2031-05-0{1 + claim['quantity']['low'] % 2}" if toll else ""  # of two days: one makes no line
        return {**claim, "time": {"earliest": "2031-04-01", "latest": until}} if toll else claim

    pages = [(article, list(map(running, told))) for article, told in newsroom_reports.reports()]
    ledger = newsroom_reports.write(tmp_path / "tolls.db", iter(pages))
    with Watched(browser, served(ledger), viewport={"width": 390, "height": 844}) as watched:
        watched.page.goto("/casualties")
        chart, widest = watched.page.locator(".chart").first, "() => window.innerWidth"
        named, beside = chart.locator(".names li"), chart.locator("text.name")
        assert named.count() == beside.count() > 0
        assert named.first.is_visible() and not beside.first.is_visible()
        shown = [text.bounding_box() for text in chart.locator("text, .names li").all() if text.is_visible()]
        assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= watched.page.evaluate(widest) for box in shown)
        watched.page.set_viewport_size({"width": 1280, "height": 844})
        assert beside.first.is_visible() and not named.first.is_visible()


def test_a_name_stays_within_the_map_of_a_phone(browser: Any, served: Served, tmp_path: Path) -> None:
    long = "The Ropeworks of Sool on the Upper Amber, Quessia"
    east = {**newsroom_reports.SOOL, "name": "Sool", "canonical": long}
    pages = [
        (
            article,
            [{**claim, "place": east} if claim.get("place") == newsroom_reports.SOOL else claim for claim in told],
        )
        for article, told in newsroom_reports.reports()
    ]
    ledger = newsroom_reports.write(tmp_path / "east.db", iter(pages))
    with Watched(browser, served(ledger), viewport={"width": 390, "height": 844}) as watched:
        watched.page.goto("/places")
        watched.page.wait_for_selector("#map[data-drawn=yes]", timeout=30_000)
        around = watched.page.locator("#map").bounding_box()
        at = watched.page.locator(".pin span", has_text="Ropeworks").bounding_box()
        assert around and at
        assert around["x"] <= at["x"] and at["x"] + at["width"] <= around["x"] + around["width"]


def test_a_holder_of_many_words_does_not_widen_a_phone(browser: Any, served: Served, tmp_path: Path) -> None:
    article, told = next(newsroom_reports.reports())
    many = {"name": "the joint command of the eastern brigades and all who have sworn themselves to it", "party": "ESK"}
    held = [{**claim, "actor": many} if claim["kind"] == "control" else claim for claim in told]
    ledger = newsroom_reports.write(tmp_path / "many.db", [(article, held)])
    with Watched(browser, served(ledger), viewport={"width": 360, "height": 740}) as watched:
        watched.page.goto("/places")
        assert watched.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm install --no-save --prefix build axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_for_axe(browser: Any, base: str, scheme: str) -> None:
    source, found = AXE.read_text(encoding="utf-8"), []
    with Watched(browser, base, color_scheme=scheme) as watched:
        page = watched.page
        page.goto("/updates")
        link = str(page.locator(".slug h3 a").first.get_attribute("href"))
        words = str(page.locator("a.strip").first.get_attribute("href"))
        document = str(page.request.get("/api/v1/claims").json()["rows"][0]["document"])
        deep = (link, words, f"/pages/{document}", f"/stories/{document}", "/claims/none", "/places?upto=2031-05-04")
        for path in (*(f"/{name}" for name in SCREENS), *deep):
            page.goto(path)
            page.evaluate(source)
            result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
            bad = [v for v in result["violations"] if v["impact"] in ("serious", "critical")]
            found += [f"{path}: {v['id']}: {v['nodes'][0]['target']} {v['nodes'][0]['html'][:120]}" for v in bad]
    assert found == []


def test_the_briefing_is_one_sheet_of_paper(browser: Any, base: str) -> None:
    with Watched(browser, base) as watched:
        watched.page.goto("/briefing")
        sheet = watched.page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm"))
        assert b"/Count 1" in sheet
        assert watched.page.locator(".standing li").count() >= 4


def test_pages_work_without_scripts(browser: Any, base: str) -> None:
    with Watched(browser, base, java_script_enabled=False) as watched:
        page = watched.page
        page.goto("/updates")
        page.locator("a.strip").first.click()
        assert page.locator("mark.evidence").count() >= 1 and "/claims/" in page.url
        page.goto("/places")
        assert page.locator(".placegroup").count() == 3


def hostile() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    for n, words in enumerate(PAYLOADS):
        kind, status = (("control", "captured"), ("casualties", "killed"), ("service", "out"), ("notice", None))[n % 4]
        said = f"{words} in the town".replace("\0", "\ufffd")
        person = {"name": f"Speaker {words}", "party": "QUE"}
        article = {
            "doc": f"h{n}", "url": f"https://h.example/{n}?{words}", "outlet": f"Outlet {words}", "byline": words,
            "title": f"Title {words}", "text": f"Before. {said}. After.", "published": "2031-05-04",
        }  # fmt: skip
        claim = {
            "kind": kind, "status": status, "evidence": said, "stance": "reported", "modality": "actual",
            "speaker": [person], "actor": person, "target": {"name": words, "party": words[:12]},
            "via": [{"role": "agency", "name": words}],
            "place": {"name": words, "lat": n, "lon": n, "canonical": words},
            "quantity": {"low": n, "high": None, "approx": False} if kind == "casualties" else None,
        }  # fmt: skip
        yield article, [claim]


def test_hostile_words_never_run(browser: Any, served: Served, tmp_path: Path) -> None:
    assert len(PAYLOADS) == 30
    base = served(newsroom_reports.write(tmp_path / "hostile.db", hostile()))
    with Watched(browser, base) as watched:
        page = watched.page
        page.goto("/updates")
        links = [str(a.get_attribute("href")) for a in page.locator("a.strip").all()]
        events = [link.replace("/claims/", "/events/") for link in links[::5]]
        sought = "/search?q=<script>window.ran=1</script>"
        for path in (*(f"/{name}" for name in SCREENS if name not in ("api", "places")), *links[::3], *events, sought):
            page.goto(path)
            assert page.evaluate("() => window.ran") is None, path
        assert page.url.startswith(base) and watched.wrong == []
        page.goto("/places")
        page.wait_for_selector("#map[data-drawn=yes]", timeout=30_000)
        assert page.locator(".pin").count() > 3 and page.evaluate("() => window.ran") is None
        for feed in ("updates.atom", "updates.json"):
            page.goto(f"/feeds/{feed}")
        assert watched.wrong == []


def test_the_panel_is_entered_and_left_by_keys(browser: Any, base: str) -> None:
    with Watched(browser, base) as watched:
        page = watched.page
        page.goto("/updates")
        link = page.locator(".slug .quote a").first
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#panel .cite")
        assert page.evaluate("() => document.activeElement.className") == "close"
        page.keyboard.press("Escape")
        assert page.evaluate("() => document.activeElement === document.querySelector('.slug .quote a')")
        assert watched.wrong == []

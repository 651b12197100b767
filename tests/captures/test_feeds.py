"""Feeds and lists of feeds, tidy and not."""

import io
import json
from datetime import UTC, datetime

import pytest

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.reading import Options, read

NOW = datetime(2024, 6, 12, 9, 0, tzinfo=UTC)
ITEM = (
    "<item><title>Port &lt;b&gt;shelled&lt;/b&gt; &amp;amp; shut</title><link>https://e.example/1</link>"
    "<pubDate>Tue, 11 Jun 2024 08:30:00 GMT</pubDate><source url='https://wire.example/feed'>The Wire</source>"
    "<description>&lt;p&gt;Shells fell on the port.&lt;/p&gt;</description></item>"
)


def items(feed: str | bytes, **fields: object) -> list[Capture | Receipt]:
    body = feed if isinstance(feed, bytes) else feed.encode()
    return list(read("-", Options(now=NOW, stdin=io.BytesIO(body), **fields)))  # type: ignore[arg-type]


def records(feed: str | bytes) -> list[dict[str, str]]:
    return [json.loads(item.body) for item in items(feed) if isinstance(item, Capture)]


def rss(inside: str, before: str = "") -> str:
    return f"<?xml version='1.0'?>{before}<rss version='2.0'><channel><title>The Echo</title>{inside}</channel></rss>"


def test_an_item_keeps_its_source() -> None:
    assert records(rss(ITEM)) == [
        {
            "html": "<p>Shells fell on the port.</p>", "outlet": "The Wire",
            "published": "Tue, 11 Jun 2024 08:30:00 GMT",
            "source_url": "https://wire.example/feed", "title": "Port shelled & shut", "url": "https://e.example/1",
        }
    ]  # fmt: skip


def test_atom() -> None:
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Echo</title><entry>"
        "<title type='html'>Port &amp;amp; quay</title><link rel='self' href='https://e.example/self'/>"
        "<link href='https://e.example/2'/><id>urn:2</id>"
        "<updated>2024-06-11T09:00:00Z</updated><published>2024-06-11T08:00:00Z</published>"
        "<author><name>A. B.</name></author><content type='xhtml'>"
        "<div xmlns='http://www.w3.org/1999/xhtml'><p>Shells fell.</p></div></content></entry></feed>"
    )
    record = records(feed)[0]
    assert (record["url"], record["title"], record["byline"]) == ("https://e.example/2", "Port & quay", "A. B.")
    assert record["published"] == "2024-06-11T08:00:00Z"
    assert "<p>Shells fell.</p>" in record["html"]


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Echo",
        "items": [
            {"id": "7", "content_text": "Shells fell.", "date_published": "2024-06-11", "authors": [{"name": "A"}]},
            5,
        ],
    }
    assert records(json.dumps(feed)) == [
        {"byline": "A", "doc": "7", "outlet": "Echo", "published": "2024-06-11", "text": "Shells fell."}
    ]


@pytest.mark.parametrize(
    "feed",
    [
        rss(ITEM, before=r'<!DOCTYPE rss [<!ENTITY path "C:\data\feed">]>'),
        rss("<item><title>&#1114112; &#55296; &nbsp; &bogus;</title><description>Shells fell.</description></item>"),
        rss(ITEM + "<where>EPSG::abc</where><point xmlns='http://www.georss.org/georss'>7</point>"),
        rss(ITEM).replace("<rss", "<rss></rss><rss", 1),
        rss("<item><guid isPermaLink='false'>x</guid><description>No link, no title.</description></item>"),
        "\n\n" + rss(ITEM),
        rss("<item><title>\x0b\x00 control</title><description>Shells fell.</description></item>"),
    ],
    ids=[
        "backslash entity",
        "impossible references",
        "odd geography",
        "two roots",
        "bare item",
        "late start",
        "control",
    ],
)
def test_untidy_feeds_still_give_their_items(feed: str) -> None:
    assert len(records(feed)) == 1


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    feed = rss("<item><title>x &b; &f;</title><description>Shells fell.</description></item>", before=bomb)
    assert records(feed)[0]["title"] == "x &b; &f;"


def test_a_feed_cut_off_loses_the_last_item_aloud() -> None:
    whole = rss(ITEM + ITEM.replace("/1<", "/2<"))
    found = items(whole[: whole.rindex("<description>") + 30])
    assert [item.url for item in found if isinstance(item, Capture)] == ["https://e.example/1"]
    assert [item.fate for item in found if isinstance(item, Receipt)] == [Fate.PARTIAL]


def test_cyrillic_under_a_false_name() -> None:
    feed = rss("<item><title>" + "Харьков под обстрелом " * 8 + "</title><description>х</description></item>")
    body = feed.replace("<?xml version='1.0'?>", "<?xml version='1.0' encoding='us-ascii'?>").encode("cp1251")
    assert records(body)[0]["title"].startswith("Харьков под обстрелом")


def test_blurbs_are_followed_to_their_pages() -> None:
    def fetch(url: str) -> Capture | Receipt:
        if url.endswith("/1"):
            return Capture(url, NOW, "text/html", b"<p>The page.</p>")
        return Receipt(url, Fate.NOT_FETCHED, "The server answered 503")

    found = items(rss(ITEM + ITEM.replace("/1<", "/2<")), fetch=fetch)
    page, kept = found
    assert isinstance(page, Capture) and isinstance(kept, Capture)
    assert page.media_type == "text/html"
    assert "503" in (kept.header("partial") or "")


def test_a_list_of_feeds() -> None:
    url = "https://e.example/feed"
    opml = f"<opml><body><outline text='a'><outline xmlUrl='{url}'/></outline><outline xmlUrl=''/></body></opml>"
    served = {url: Capture(url, NOW, "application/rss+xml", rss(ITEM).encode())}
    gone = Receipt("", Fate.NOT_FETCHED, "no")
    found = items(opml, fetch=lambda url: served.get(url, gone))
    assert [type(item) for item in found] == [Capture]
    assert [item.fate for item in items(opml) if isinstance(item, Receipt)] == [Fate.NOT_FETCHED]
    assert [item.fate for item in items("<opml><body/></opml>") if isinstance(item, Receipt)] == [Fate.REJECTED]

"""The verb that watches: one process a ledger, and what it is given is looked at before anything is asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.errors import UsageError
from reportedly.pipeline.turns import taken

RUN = (sys.executable, "-c", "from reportedly.cli.main import main; main()", "watch")
FEED = "https://quill.example/feed"


def watch(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUN, *words, "--hours", "0"], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (None, "there is no file feeds.opml; a feed's address begins with https://"),
        ("<rss><channel/></rss>", "lists no feed: it should be OPML"),
        ("\0\1\2", "lists no feed: it should be OPML"),
    ],
)
def test_what_names_no_feed_is_told(tmp_path: Path, given: str | None, told: str) -> None:
    named = tmp_path / "feeds.opml"
    if given is not None:
        named.write_text(given)
    done = watch(str(named) if given is not None else "feeds.opml", "--ledger", str(tmp_path / "l.db"))
    assert done.returncode == 2 and told in done.stderr
    assert not (tmp_path / "l.db").exists()


def test_a_second_watch_of_a_ledger_is_refused(tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    with taken(tmp_path / "l.db.watch.lock", "watches feeds"):
        done = watch(FEED, "--ledger", str(ledger))
    assert done.returncode == 2
    assert "watches feeds for" in done.stderr and "another process (" in done.stderr
    assert not ledger.exists()


def test_a_state_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "l.db.watch").write_text('{"url": 1, "colour": "red"}\n')
    done = watch(FEED, "--ledger", str(tmp_path / "l.db"))
    assert done.returncode == 2 and "is no state of a watch; move it away" in done.stderr


def test_a_turn_is_given_back(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    for _ in range(2):
        with (
            taken(lock, "holds it"),
            pytest.raises(UsageError, match=r"another process \(\d+\) holds it"),
            taken(lock, "holds it"),
        ):
            pass

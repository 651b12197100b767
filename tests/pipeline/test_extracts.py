"""Claims of single pages without a ledger: the same lines in the same order, whatever the number of processes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from reportedly.captures import Fate, Receipt
from reportedly.captures.reading import Options
from reportedly.documents.masthead import Masthead
from reportedly.exports import claims as exported
from reportedly.pipeline import instruments, readings
from reportedly.pipeline.extracts import extracts

AT = datetime(2031, 5, 4, 12, tzinfo=UTC)
WORDS = "Rockets struck the market of Kharkiv on Sunday and killed {number} people, the mayor said."


def test_any_number_of_processes_tells_what_one_walk_tells(tmp_path: Path) -> None:
    lines = [
        json.dumps({"doc": f"r{number}", "published": "2031-05-04", "text": WORDS.format(number=number)})
        for number in range(2, 12)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join((*lines[:4], "{ no JSON", *lines[4:])))
    (tmp_path / "b.html").write_text("<!-- nothing here -->")
    files = [str(tmp_path / "a.jsonl"), str(tmp_path / "b.html"), str(tmp_path / "none.html")]
    options, ready = Options(now=AT), instruments()
    expected = [
        said if isinstance(said, Receipt) else exported.line(said.claims, said.document)
        for said in readings(files, options, Masthead(), ready)
    ]
    assert sum(isinstance(said, str) and '"quantity"' in said for said in expected) == 10
    assert [said.fate for said in expected if isinstance(said, Receipt)] == [
        Fate.REJECTED,
        Fate.REJECTED,
        Fate.NOT_FETCHED,
    ]
    for jobs in (1, 3):
        told = extracts(files, options, Masthead(), ready, jobs)
        assert [
            said if isinstance(said, Receipt) else exported.line(said.claims, said.document) for said in told
        ] == expected

"""The book asked by a program, a line at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reportedly.web.api import VIEWS
from reportedly.web.assistants import answers
from reportedly.web.desks import Desk


def ask(book: Path, *messages: Any) -> list[dict[str, Any]]:
    lines = [message if isinstance(message, str) else json.dumps({"jsonrpc": "2.0", **message}) for message in messages]
    return [json.loads(answer) for answer in answers(lines, Desk(book))]


def call(book: Path, name: str, **arguments: Any) -> dict[str, Any]:
    (answer,) = ask(book, {"id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}})
    found: dict[str, Any] = answer["result"]
    return found


def test_it_says_who_it_is_and_what_it_can_do(book: Path) -> None:
    first, tools = ask(
        book,
        {"id": 1, "method": "initialize", "params": {"protocolVersion": "2025-03-26"}},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/list"},
    )
    assert first["result"]["protocolVersion"] == "2025-03-26" and "Claims, not facts" in first["result"]["instructions"]
    names = {tool["name"] for tool in tools["result"]["tools"]}
    assert names == {view[0] for view in VIEWS} | {"claim"}
    assert all(tool["annotations"]["readOnlyHint"] for tool in tools["result"]["tools"])


def test_a_view_is_asked_and_a_claim_comes_with_its_words(book: Path) -> None:
    found = call(book, "places", place="Varn", limit=1)["structuredContent"]
    assert found["total"] > 1 and len(found["rows"]) == 1
    claim = call(book, "claim", id=found["rows"][0]["claim"])["structuredContent"]
    assert claim["words"]["evidence"] and "outlet" in claim["strip"]


def test_private_names_are_masked(book: Path) -> None:
    words = call(book, "casualties")["content"][0]["text"]
    assert "Pell" not in words and "[name masked]" in words


def test_what_cannot_be_answered_is_told(book: Path, tmp_path: Path) -> None:
    assert call(book, "claim", id="none")["isError"] and call(book, "nothing")["isError"]
    assert "no day" in call(book, "claims", on="soon")["content"][0]["text"]
    assert call(tmp_path / "none.db", "claims")["isError"]
    broken, unknown, odd = ask(book, "{", {"id": 3, "method": "write"}, {"id": 4, "method": "tools/call", "params": {}})
    assert broken["error"]["code"] == -32700 and unknown["error"]["code"] == -32601 and odd["error"]["code"] == -32602

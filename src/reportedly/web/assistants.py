"""Assistants: the book asked by a program that speaks the Model Context Protocol over standard input, read only.

JSON-RPC 2.0, one message a line (MCP, stdio transport, revision 2025-06-18). What it answers is what the API answers,
private names masked; it never writes and never asks anyone else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from fastapi import HTTPException

from reportedly.errors import ReportedlyError
from reportedly.exports.claims import record
from reportedly.views import KIND_OF, citations
from reportedly.web.api import MOST, VIEWS, plain
from reportedly.web.asking import asked, shown
from reportedly.web.desks import Desk

REVISIONS = ("2025-06-18", "2025-03-26", "2024-11-05")
TEXT = {"type": "string"}
NARROWED = {
    "place": {**TEXT, "description": "Part of a place's name"},
    "kind": {**TEXT, "description": "control, attack, casualties, ..."},
    "party": {**TEXT, "description": "Party code: RUS, SYR:REB"},
    "who": {**TEXT, "description": "Part of a speaker's name"},
    "on": {**TEXT, "description": "A day that is spoken of, YYYY-MM-DD"},
    "as_of": {**TEXT, "description": "What was known then, ISO 8601"},
    "limit": {"type": "integer", "minimum": 1, "maximum": MOST},
}
LAW = (
    "Claims, not facts: every row is what someone says, with who and by what chain. Always name the speaker. Outlets "
    "are no count of confirmation; independent origins are. Never add figures of different claimants."
)
INVALID, UNKNOWN = -32602, -32601


def tools() -> list[dict[str, Any]]:
    """The questions that can be asked: each view, and one claim with its words."""
    views = [
        {
            "name": path, "description": meaning, "annotations": {"readOnlyHint": True, "openWorldHint": False},
            "inputSchema": {"type": "object", "properties": NARROWED, "additionalProperties": False},
        }
        for path, _, _, meaning in VIEWS
    ]  # fmt: skip
    one = {"type": "object", "properties": {"id": TEXT}, "required": ["id"], "additionalProperties": False}
    told = "One claim in the exchange format, each field with the words of the page it was read from."
    return [*views, {"name": "claim", "description": told, "inputSchema": one, "annotations": {"readOnlyHint": True}}]


def answers(lines: Iterable[str], desk: Desk) -> Iterator[str]:
    """The answer to each message, a line each; what is no request has none."""
    for line in lines:
        if line.strip():
            answer = _answer(line, desk)
            if answer is not None:
                yield json.dumps({"jsonrpc": "2.0", **answer}, ensure_ascii=False) + "\n"


def _answer(line: str, desk: Desk) -> dict[str, Any] | None:
    try:
        message = json.loads(line)
        method, id_ = message["method"], message.get("id")
    except (ValueError, KeyError, TypeError):
        return {"id": None, "error": {"code": -32700, "message": "not a JSON-RPC message"}}
    if id_ is None:
        return None
    held = METHODS.get(method)
    if held is None:
        return {"id": id_, "error": {"code": UNKNOWN, "message": f"there is no method {method}"}}
    try:
        return {"id": id_, "result": held(message.get("params") or {}, desk)}
    except (KeyError, TypeError, ValueError) as fault:
        return {"id": id_, "error": {"code": INVALID, "message": f"not understood: {fault}"}}


def _initialize(params: Mapping[str, Any], _: Desk) -> dict[str, Any]:
    wanted = params.get("protocolVersion")
    return {
        "protocolVersion": wanted if wanted in REVISIONS else REVISIONS[0],
        "capabilities": {"tools": {"listChanged": False}},
        "serverInfo": {"name": "reportedly", "version": "1"},
        "instructions": LAW,
    }


def _called(params: Mapping[str, Any], desk: Desk) -> dict[str, Any]:
    """What a tool answers; that it cannot is told as its answer, for the asker to read."""
    try:
        told = _asked(str(params["name"]), dict(params.get("arguments") or {}), desk)
    except (ReportedlyError, HTTPException) as fault:
        return {"content": [{"type": "text", "text": str(getattr(fault, "detail", fault))}], "isError": True}
    words = json.dumps(told, ensure_ascii=False)
    return {"content": [{"type": "text", "text": words}], "structuredContent": told, "isError": False}


def _asked(name: str, given: dict[str, Any], desk: Desk) -> dict[str, Any]:
    if desk.empty():
        raise HTTPException(404, "there is nothing in the book yet")
    if name == "claim":
        return _claim(str(given["id"]), desk)
    view = next((view for path, view, _, _ in VIEWS if path == name), None)
    if view is None:
        raise HTTPException(404, f"there is no tool {name}")
    limit = max(1, min(MOST, int(given.pop("limit", 20))))
    words = {key: str(given.get(key, "")) for key in NARROWED}
    question = asked(words["as_of"], words["place"], words["kind"], words["party"], words["who"], words["on"])
    held = desk.held(question.as_of, question.sought(KIND_OF.get(view, "")))
    cut = shown(held.view(view), question, limit)
    return {"total": cut.total, "book": held.head.hash, "rows": [held.masks.within(plain(row)) for row in cut.rows]}


def _claim(id_: str, desk: Desk) -> dict[str, Any]:
    held = desk.around(None, (id_,))
    found = held.claim_of.get(id_)
    if found is None:
        raise HTTPException(404, "the book holds no such claim")
    document = held.coverage.document(found)
    words = {c.field: c.words for c in citations.from_claim(found, document)}
    told = {"record": record(found, document), "words": words, "strip": held.coverage.strip(found).line()}
    masked: dict[str, Any] = held.masks.within({**told, "url": document.url, "outlet": document.outlet})
    return masked


METHODS: Mapping[str, Callable[[Mapping[str, Any], Desk], dict[str, Any]]] = {
    "initialize": _initialize,
    "ping": lambda params, desk: {},
    "tools/list": lambda params, desk: {"tools": tools()},
    "tools/call": _called,
}

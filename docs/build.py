"""Write docs/reference from the program itself; `--check` says whether what lies there is what the program has.

python docs/build.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from reportedly.claims import TOPICS
from reportedly.cli.main import app
from reportedly.exports.csv import COLUMNS
from reportedly.text import Cited, Span

REFERENCE = Path(__file__).parent / "reference"


def cli() -> str:
    """Every verb with its options, as the command line has them."""
    verbs: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return "\n".join(["# Verbs", "", *(line for name, verb in verbs.items() for line in _verb(name, verb))])


def _verb(name: str, verb: Any) -> Iterator[str]:
    arguments = [p for p in verb.params if p.param_type_name == "argument"]
    taken = " ".join((name, *(str(p.metavar or p.name).upper() for p in arguments)))
    yield f"## `reportedly {taken}`"
    yield ""
    yield (verb.help or "").strip()
    yield ""
    rows = [p for p in verb.params if p.param_type_name == "option"]
    if rows:
        yield from ("| option | meaning |", "|---|---|")
        yield from (f"| `{max(p.opts, key=len)}` | {p.help or ''} |" for p in rows)
        yield ""


def topics() -> str:
    """The kinds of claims with their statuses, what event coders call them, and the columns of the CSV export."""
    kinds = [f"| {t.kind} | {', '.join(t.statuses) or '-'} | {_first_line(t)} |" for t in TOPICS]
    head = ["# Kinds of claims", "", "| kind | status | what it is |", "|---|---|---|"]
    tail = ["", "# Columns of the CSV export", "", ", ".join(f"`{column}`" for column in COLUMNS), ""]
    return "\n".join([*head, *kinds, *_codes(), *tail])


def _codes() -> Iterator[str]:
    """A row for each kind and status that a codebook has a term for, sides not known."""
    yield from ("", "# What event coders call them", "")
    yield "`codes` in the JSON of a claim, here without sides; who acts on whom may change ACLED's, decides UCDP's."
    yield from ("", "| kind | status | PLOVER | ACLED |", "|---|---|---|---|")
    for topic in TOPICS:
        for status in topic.statuses or ("",):
            codes = topic(Cited(status, Span("docs", 0, 1)) if status else None).codes()
            plover = codes.plover and ", ".join(filter(None, (codes.plover.event, codes.plover.mode)))
            contexts = f" ({', '.join(codes.plover.contexts)})" if codes.plover and codes.plover.contexts else ""
            acled = codes.acled and f"{codes.acled.event}: {codes.acled.sub_event}"
            if plover or acled:
                yield f"| {topic.kind} | {status or '-'} | {plover or '-'}{contexts} | {acled or '-'} |"


def _first_line(topic: type) -> str:
    return (topic.__doc__ or "").strip().splitlines()[0]


PAGES = {"cli.md": cli, "topics.md": topics}


def main(check: bool) -> int:
    """Write the pages, or compare them; 1 when one is not what the program has."""
    REFERENCE.mkdir(exist_ok=True)
    stale = []
    for name, made in PAGES.items():
        path, text = REFERENCE / name, made().rstrip() + "\n"
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            stale.append(name)
        elif not check:
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/reference/{name} is not what the program has; run: make docs")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))

"""Data packages: what a sheet holds, for machines (Frictionless) and for people (a codebook in Markdown)."""

from __future__ import annotations

import json
from typing import Any

from reportedly.exports.sheets import Sheet
from reportedly.views import Coverage

WARNING = "Claims as reported, not verified facts. Laid out in another project's columns where so named; not its data."


def package(sheet: Sheet, coverage: Coverage, head: str) -> str:
    """datapackage.json of one sheet. ``head``: the hash of the book's last entry, which the sheet was read out of."""
    resource: dict[str, Any] = {
        "name": sheet.name,
        "path": f"{sheet.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "headerRows": [1, 2] if sheet.tagged else [1]},
        "schema": {
            "fields": [
                {"name": column.name, "type": column.type, "description": column.meaning}
                for column in sheet.columns(coverage)
            ],
            "missingValues": [""],
        },
    }
    told = {
        "profile": "tabular-data-package", "name": f"reportedly-{sheet.name}", "title": sheet.title,
        "description": WARNING, "version": head[:12], "resources": [resource],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def codebook(sheet: Sheet, coverage: Coverage) -> str:
    """Each column with its type and meaning, in order."""
    rows = "".join(f"| `{c.name}` | {c.type} | {c.meaning} |\n" for c in sheet.columns(coverage))
    return f"# {sheet.title}\n\n{WARNING}\n\n| column | type | meaning |\n|---|---|---|\n{rows}"

"""The double entry: every claim is posted to one origin and to one event.

Laid out as a table, events down and origins across. Along a row stand the parties that contradict each other
(*contested*), and the speakers who say the same; inside one cell two relays that differ are a *misreport*. The levels
never mix: what parties dispute is content, what a report garbles is a flaw of the report.
"""

from reportedly.testimony.relations import Relations, Table, balanced, relations
from reportedly.testimony.rows import Cell, Row, from_events
from reportedly.testimony.types import Copy, Correction, Dispute, Misreport, Revision

__all__ = [
    "Cell", "Copy", "Correction", "Dispute", "Misreport", "Relations", "Revision", "Row", "Table", "balanced",
    "from_events", "relations",
]  # fmt: skip

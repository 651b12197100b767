"""The ledger against a naive model: lists in memory. Whatever is done in whatever order, both say the same."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from ledger_reports import NOON, OTHER, attack, finding, judgement, report
from ledger_servers import fresh_database

from reportedly.captures import Capture, Receipt
from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.errors import LedgerError
from reportedly.judgements import Judgement, Verdict
from reportedly.ledger import Entry, Ledger, identity, verify

PAGES = [report(number)[1] for number in range(4)]
CLAIMS = [claim for number in range(4) for claim in (*report(number)[2:], attack(PAGES[number], OTHER))]
FINDINGS = [finding(page, code) for page in PAGES for code in ("misspelt-place", "misreport")]
JUDGEMENTS = [
    judgement(left, right, verdict, judge, minute)
    for left, right in zip(CLAIMS, CLAIMS[3:], strict=False)
    for minute, (verdict, judge) in enumerate([(Verdict.YES, "rule"), (Verdict.NO, "rule"), (Verdict.NO, "reader one")])
]
POOL: list[Entry] = [*(report(number)[0] for number in range(4)), *PAGES, *CLAIMS, *FINDINGS, *JUDGEMENTS]
TYPES = (Capture, Receipt, Document, Claim, Judgement)


class Book(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = self.place()
        self.now = NOON
        self.ledger = Ledger(self.path, clock=self.clock)
        self.entries: list[Entry] = []
        self.findings: list[Finding] = []
        self.pictures: list[tuple[datetime, list[Entry], list[Finding]]] = []

    def place(self) -> str:
        return str(Path(self.folder.name) / "book.db")

    def clock(self) -> datetime:
        return self.now

    @rule(minutes=st.integers(-90, 90))
    def time_passes_or_jumps_back(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(entries=st.lists(st.sampled_from(POOL), max_size=6))
    def post(self, entries: list[Entry]) -> None:
        model, findings, new = list(self.entries), list(self.findings), []
        for entry in entries:
            if isinstance(entry, Claim) and not any(
                isinstance(known, Document) and known.id == entry.evidence.document for known in model
            ):
                with pytest.raises(LedgerError):
                    self.ledger.post(*entries)
                return
            known = findings if isinstance(entry, Finding) else model
            if entry not in known:
                known.append(entry)
                new.append(entry)
        assert list(self.ledger.post(*entries)) == new
        self.entries, self.findings = model, findings

    @rule(findings=st.lists(st.sampled_from(FINDINGS), max_size=4, unique_by=identity),
          code=st.sampled_from(["misspelt-place", "misreport"]), page=st.none() | st.sampled_from(PAGES))  # fmt: skip
    def restate(self, findings: list[Finding], code: str, page: Document | None) -> None:
        meant = [f for f in findings if f.code == code and (page is None or f.at.document == page.id)]
        new = [found for found in meant if found not in self.findings]
        scope = [page.id] if page else None
        assert list(self.ledger.restate(meant, [code], scope)) == new
        self.findings = [
            found for found in self.findings
            if found in meant or found.code != code or (page is not None and found.at.document != page.id)
        ] + new  # fmt: skip

    @rule()
    def remember(self) -> None:
        hours = [posting.posted_at for posting in self.ledger.postings()]
        if hours:
            self.pictures.append((hours[-1], list(self.entries), list(self.findings)))

    @rule()
    def reopen(self) -> None:
        self.ledger.close()
        self.ledger = Ledger(self.path, clock=self.clock)

    @rule()
    def rebuild(self) -> None:
        self.ledger.rebuild()

    @invariant()
    def says_what_the_model_says(self) -> None:
        for type_ in TYPES:
            assert list(self.ledger.read(type_)) == [entry for entry in self.entries if isinstance(entry, type_)]
        assert set(self.ledger.findings()) == set(self.findings)
        assert set(self.ledger.judgements()) == standing(self.entries)
        self.narrower_questions()

    def narrower_questions(self) -> None:
        claims = [entry for entry in self.entries if isinstance(entry, Claim)]
        for page in PAGES:
            assert list(self.ledger.claims(document=page.id)) == [c for c in claims if c.evidence.document == page.id]
        attacks = [claim for claim in claims if claim.proposition.kind == "attack"]
        assert list(self.ledger.claims(kind="attack")) == attacks
        assert list(self.ledger.newest(3, kind="attack")) == attacks[:-4:-1]
        assert len(self.ledger.search("rockets")) == len(attacks)

    @invariant()
    def says_what_it_said_then(self) -> None:
        for hour, entries, findings in self.pictures[-3:]:
            for type_ in (Document, Claim):
                wanted = [entry for entry in entries if isinstance(entry, type_)]
                assert list(self.ledger.read(type_, as_of=hour)) == wanted
            assert set(self.ledger.findings(as_of=hour)) == set(findings)
            assert set(self.ledger.judgements(as_of=hour)) == standing(entries)

    def teardown(self) -> None:
        self.ledger.close()
        told = [fault for fault in verify(self.path).faults if "never posted" not in fault.message]
        self.folder.cleanup()
        assert told == []


def standing(entries: list[Entry]) -> set[Judgement]:
    """For each pair the last judgement of a person, else the last of the machine, by the hour it was made."""
    held: dict[tuple[str, ...], Judgement] = {}
    for found in sorted((e for e in entries if isinstance(e, Judgement)), key=lambda j: (j.judge != "rule", j.at)):
        held[(found.same.value, *sorted((found.left, found.right)))] = found
    return set(held.values())


TestBook = Book.TestCase
TestBook.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_a_book_on_a_server_too(postgres: str) -> None:
    class Served(Book):
        def place(self) -> str:
            return fresh_database(postgres, "model")

    few = settings(TestBook.settings, max_examples=6, stateful_step_count=12)
    run_state_machine_as_test(Served, settings=few)

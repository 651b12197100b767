"""Posting: pages into the book, each judged against its neighbourhood as it comes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.reading import Options
from reportedly.captures.reading import read as captured
from reportedly.checks import pages as page_checks
from reportedly.claims import Claim
from reportedly.documents import LOSSES, Document, Flag
from reportedly.documents.masthead import Masthead
from reportedly.judgements import Judgement
from reportedly.judgements.notes import take_over
from reportedly.ledger import Ledger
from reportedly.ledger.books import utc_now
from reportedly.pipeline.judging import Bounds, judged
from reportedly.pipeline.openings import Instruments
from reportedly.pipeline.pages import Outcome, Page, read_noted, read_page
from reportedly.pipeline.readers import Limits
from reportedly.pipeline.restating import restate
from reportedly.referents import Referents
from reportedly.views.coverage import counted

Told = Callable[[str], None]
IN_PLACE = Bounds(limits=Limits(seconds=5, memory=1 << 30, patience=5.0))
"""What a comparison may take while other writers wait: less than their patience."""
SHOWN = 8
"""Inputs that were not stored whole are named one by one up to this number; the rest stand in the ledger."""


@dataclass
class Summary:
    """What a run did, in plain sentences."""

    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    fates: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    known: int = 0
    unlike: int = 0
    undated: list[str] = field(default_factory=list)
    troubled: list[Receipt] = field(default_factory=list)

    @property
    def all_stored(self) -> bool:
        """Every input is in the book, whole."""
        return not self.troubled

    def count(self, receipt: Receipt, claims: int = 0) -> None:
        """Take note of one input."""
        self.fates[receipt.fate.value] += 1
        self.claims += claims
        if receipt.fate is not Fate.STORED:
            self.troubled.append(receipt)

    def lines(self) -> Iterator[str]:
        """One line on what came in, one for each input that did not come in whole, one on the pace."""
        total = sum(self.fates.values())
        fates = ", ".join(f"{count} {fate}" for fate, count in sorted(self.fates.items(), reverse=True))
        again = f" ({self.known} {'was' if self.known == 1 else 'were'} there already)" if self.known else ""
        yield f"{counted(total, 'input')}: {fates or 'none'}{again}. {counted(self.claims, 'new claim')}."
        if self.unlike:
            yield (
                f"  {self.unlike} of those there already read otherwise today; what was posted stays. A fresh --ledger"
                " holds the new reading."
            )
        if self.undated:
            named = ", ".join(self.undated[:SHOWN]) + (" ..." if len(self.undated) > SHOWN else "")
            one = len(self.undated) == 1
            yield (
                f"  {counted(len(self.undated), 'page')} {'names' if one else 'name'} no day of publication; the file's"
                f' date stands for it, and "Tuesday" is counted from there: {named}. --published tells the day.'
            )
        for receipt in self.troubled[:SHOWN]:
            yield f"  {receipt.location}: {receipt.fate.value}: {receipt.reason}"
        if len(self.troubled) > SHOWN:
            yield f"  ... and {len(self.troubled) - SHOWN} more; each stands in the ledger with its reason."
        if self.seconds:
            yield f"{total / self.seconds:.1f} pages and {self.claims / self.seconds:.1f} claims a second."


@dataclass
class Desk:
    """Where pages are read, judged and posted. ``told`` hears of every input as it is done."""

    ledger: Ledger
    instruments: Instruments
    told: Told = lambda news: None
    clock: Callable[[], datetime] = utc_now
    summary: Summary = field(default_factory=Summary)

    def add(self, locations: Iterable[str], options: Options, masthead: Masthead, jobs: int = 0) -> Summary:
        """Read every location, post what it holds, judge it, and restate what the checks find between pages.

        ``jobs``: processes that read pages, each page within `readers.Limits`, and another that opens what they stand
        in; 0 does both here, without bounds. The book is the same whatever their number.
        """
        if jobs == 0:
            for outcome in (outcome for location in locations for outcome in captured(location, options)):
                self.take(outcome, masthead)
            return self.close()
        from reportedly.pipeline.containers import Opener
        from reportedly.pipeline.readers import Readers

        with Opener(options) as opener, Readers(self.instruments, jobs, read=read_noted) as readers:
            for done in readers.read(opener.open(locations), masthead):
                heard = self.ledger.heard
                self.enter(done)
                if self.ledger.heard != heard:
                    readers.forget()
        return self.close()

    def close(self) -> Summary:
        """Restate what the checks find between pages; the summary of what was done."""
        restate(self.ledger)
        self.summary.seconds = time.monotonic() - self.summary.began
        return self.summary

    def take(self, outcome: Capture | Receipt, masthead: Masthead) -> None:
        """One input, to its end."""
        if isinstance(outcome, Receipt):
            self.enter(outcome)
        else:
            self.enter((outcome, read_page(outcome, self.instruments, masthead)))

    def enter(self, outcome: Receipt | tuple[Capture, Outcome]) -> None:
        """What became of one input, into the book."""
        if isinstance(outcome, Receipt):
            self.ledger.post(outcome)
            self.summary.count(outcome)
            self.told(outcome.location)
            return
        capture, page = outcome
        if isinstance(page, str):
            self.refuse(capture, page)
        else:
            self._post(capture, page)
        self.told(capture.url)

    def refuse(self, capture: Capture, reason: str) -> None:
        """Keep the bytes of what is no page, with the reason."""
        receipt = Receipt(capture.url, Fate.REJECTED, reason, capture.id)
        self.ledger.post(capture, receipt)
        self.summary.count(receipt)

    def post(
        self, capture: Capture, document: Document, claims: Sequence[Claim], referents: Referents | None = None
    ) -> None:
        """One page whose claims came from elsewhere; what the checks of single pages find on it is looked up here."""
        found = page_checks.from_claims(claims, document, referents)
        self._post(capture, Page(document, tuple(claims), tuple(found)))

    def _post(self, capture: Capture, page: Page) -> None:
        """One page, all or nothing: capture, document, claims, judgements, findings and its receipt.

        It is compared before it takes the writer's place, so that nobody waits for that, and there once more with what
        others posted meanwhile: of two desks that read of one happening the later sees the page of the earlier.
        """
        receipt = _receipt(capture, page.document)
        if self.ledger.knows(page.document.id):
            self._count_known(receipt, page)
            return
        if page.notes:
            take_over(page.notes, page.claims, page.document)
        compared = _Compared(page, self.clock)
        compared.go_on(self.ledger)
        compared.go_on(self.ledger)
        with self.ledger.writing() as pen:
            if known := self.ledger.knows(page.document.id):
                self._count_known(receipt, page)
            else:
                compared.go_on(self.ledger, IN_PLACE)
                document, judgements = _told(page.document, compared.wanting), compared.found
                posted = pen.post_all((capture, document, *page.claims, *judgements, *page.findings, receipt))
        if not known:
            self.ledger.shelf.hold(posted)
            self.summary.count(receipt, len(page.claims))
            if page.document.published.guessed:
                self.summary.undated.append(page.document.name)

    def _count_known(self, receipt: Receipt, page: Page) -> None:
        """A page that stands in the book stays as it was read first; what is read otherwise now is told."""
        self.summary.known += 1
        new = any(not self.ledger.knows(claim.id, "Claim") for claim in page.claims)
        self.summary.unlike += new and not self.ledger.knows(page.document.id, "Redaction")
        self.summary.count(receipt)


@dataclass
class _Compared:
    """A page, and what its claims are to those of the pages near it that stand in the book up to ``upto``.

    ``wanting``: the pages near it for which there was no time.
    """

    page: Page
    clock: Callable[[], datetime]
    upto: int = -1
    wanting: int = 0
    found: tuple[Judgement, ...] = ()

    def go_on(self, ledger: Ledger, bounds: Bounds | None = None) -> None:
        """Compare it with what has come since, if anything has."""
        kin = ledger.kinships()
        if kin.upto == self.upto:
            return
        first, claims, page = self.upto < 0, self.page.claims, self.page.document
        near = kin.pages(kin.neighbours(claims, page, max(0, self.upto)))
        self.upto = kin.upto
        if near or first:
            told = judged(claims, page, near, self.clock(), bounds)
            self.wanting += told.wanting
            self.found = _joined(told.judgements, self.found) if self.found else told.judgements


def _joined(later: Iterable[Judgement], earlier: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """All that was found, in the order of the judges; of one pair what was found first."""
    found = {(j.same.value, j.left, j.right): j for j in (*later, *earlier)}
    return tuple(found[key] for key in sorted(found))


def _told(document: Document, wanting: int) -> Document:
    """The document, which says so when it was not compared with all that is near it."""
    if not wanting:
        return document
    words = f"There was no time to compare it with {wanting} of the pages near it"
    return replace(document, flags=(*document.flags, Flag("not-compared", words)))


def _receipt(capture: Capture, document: Document) -> Receipt:
    """Stored, or stored in part where a flag of the document says that words were lost."""
    lost = [flag.message for flag in document.flags if flag.code in LOSSES]
    return Receipt(capture.url, Fate.PARTIAL if lost else Fate.STORED, "; ".join(lost), capture.id)

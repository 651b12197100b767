"""Turns: signs that go together, spelt out once and remembered: the same few thousand stand on page after page."""

from __future__ import annotations

from functools import lru_cache

KEPT = 1 << 13
"""Turns of a sort that are remembered."""


@lru_cache(maxsize=KEPT)
def moods(roots: tuple[str, ...], mood: str, kind: str, tense: str) -> tuple[str, ...]:
    """Whether it happened at all, beside where a time stands."""
    return tuple([f"{root}: {told}" for root in roots for told in (mood, f"{mood} {kind}", f"{mood} {tense}")])


@lru_cache(maxsize=KEPT)
def standing(where: str, length: str, kind: str, status: str, tense: str, form: str) -> tuple[str, ...]:
    """Where a time stands, beside how long it is and what the clause tells in which tense."""
    return where, *(f"{where} {of}" for of in (length, kind, tense, form, f"{kind} {status}"))


@lru_cache(maxsize=KEPT)
def lasting(length: str, kind: str, tense: str, times: int) -> tuple[str, ...]:
    """How long a time is, and how often the page names it."""
    return length, f"{length} {kind}", f"{length} {tense}", f"named {times}"


@lru_cache(maxsize=KEPT)
def running_on(kind: str, status: str, tense: str) -> tuple[str, ...]:
    """A time that runs on to the day of the page."""
    return "opened", *(f"opened {of}" for of in (kind, f"{kind} {status}", tense, f"{kind} {tense}"))


@lru_cache(maxsize=KEPT)
def aged(age: str, root: str, kind: str, tense: str) -> tuple[str, ...]:
    """How long before the day of the page it began."""
    return f"aged {age}", f"{root} aged {age}", f"aged {age} {kind}", f"aged {age} {tense}"


@lru_cache(maxsize=KEPT)
def time_led(where: str, opened: str, lead: str, form: str, tense: str, since: bool) -> tuple[str, ...]:
    """The word before a time and the sort of it."""
    led = (f"{where} led {lead}", f"{opened}led {lead}", f"{where} as {form}", f"{form} {tense}")
    return *led, *((f"{opened}since", f"{where}, since") if since else ())


@lru_cache(maxsize=KEPT)
def worded(wording: str, root: str, kind: str, tense: str) -> tuple[str, ...]:
    """In what sort of words it is named."""
    return f"by {wording}", f"{root} by {wording}", f"by {wording} {kind}", f"by {wording} {tense}"

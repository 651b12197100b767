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


@lru_cache(maxsize=KEPT)
def placed(where: str, size: str, kind: str, lead: str, nearest: bool) -> tuple[str, ...]:
    """Where a place stands, how fine it is, and what leads its name."""
    told = (where, size, f"{size} {where}", f"{where} for {kind}", f"{size} for {kind}")
    if not where.startswith(("clause", "sentence")):
        return *told, f"far led {lead}"
    led = (f"{where} led {lead}", f"{size} led {lead}", f"led {lead} for {kind}")
    return *told, *led, *((f"nearest {where}",) if nearest else ())


@lru_cache(maxsize=KEPT)
def named(size: str, times: int, share: str) -> tuple[str, ...]:
    """How often a place is named, and how much of the page lies in its country."""
    return f"named {times}", f"{size} named {times}", f"share {share}", f"{size} share {share}"


@lru_cache(maxsize=KEPT)
def sided(size: str, where: str, home: str) -> tuple[str, ...]:
    """Whether a place is at home for a party."""
    return f"{size} {home}", f"{where.split()[0]} {home}"


@lru_cache(maxsize=KEPT)
def taken(times: int, where: str, size: str, part: str) -> tuple[str, ...]:
    """How many of the claims before happened at a place, and how large a part of them; empty where they are few."""
    often = "none" if times == 0 else "once" if times == 1 else "some" if times <= 3 else "many"
    told = (f"taken {often}", f"taken {often}, {near(where)}", f"taken {often}, {size}")
    return *told, *((f"taken by {part}, {near(where)}",) if part else ())


def near(where: str) -> str:
    """Where a place stands to a clause, all beyond its sentence being far."""
    side = where.partition(",")[0]
    return side if side.startswith(("clause", "sentence")) else "far"

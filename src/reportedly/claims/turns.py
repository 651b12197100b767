"""Turns: signs that go together, spelt out from what they tell of (`choices`)."""

from __future__ import annotations


def loose(*signs: str) -> tuple[str, ...]:
    """Signs that stand by themselves."""
    return signs


def moods(roots: tuple[str, ...], mood: str, kind: str, tense: str) -> tuple[str, ...]:
    """Whether it happened at all, beside where a time stands."""
    return tuple([f"{root}: {told}" for root in roots for told in (mood, f"{mood} {kind}", f"{mood} {tense}")])


def standing(where: str, length: str, kind: str, status: str, tense: str, form: str) -> tuple[str, ...]:
    """Where a time stands, beside how long it is and what the clause tells in which tense."""
    return where, *(f"{where} {of}" for of in (length, kind, tense, form, f"{kind} {status}"))


def lasting(length: str, kind: str, tense: str, times: int) -> tuple[str, ...]:
    """How long a time is, and how often the page names it."""
    return length, f"{length} {kind}", f"{length} {tense}", f"named {times}"


def running_on(kind: str, status: str, tense: str) -> tuple[str, ...]:
    """A time that runs on to the day of the page."""
    return "opened", *(f"opened {of}" for of in (kind, f"{kind} {status}", tense, f"{kind} {tense}"))


def aged(age: str, root: str, kind: str, tense: str) -> tuple[str, ...]:
    """How long before the day of the page it began."""
    return f"aged {age}", f"{root} aged {age}", f"aged {age} {kind}", f"aged {age} {tense}"


def time_led(where: str, opened: str, lead: str, form: str, tense: str, since: bool) -> tuple[str, ...]:
    """The word before a time and the sort of it."""
    led = (f"{where} led {lead}", f"{opened}led {lead}", f"{where} as {form}", f"{form} {tense}")
    return *led, *((f"{opened}since", f"{where}, since") if since else ())


def worded(wording: str, root: str, kind: str, tense: str) -> tuple[str, ...]:
    """In what sort of words it is named."""
    return f"by {wording}", f"{root} by {wording}", f"by {wording} {kind}", f"by {wording} {tense}"


def placed(where: str, size: str, kind: str, lead: str, nearest: bool) -> tuple[str, ...]:
    """Where a place stands, how fine it is, and what leads its name."""
    told = (where, size, f"{size} {where}", f"{where} for {kind}", f"{size} for {kind}")
    if not here(where):
        return *told, f"far led {lead}"
    led = (f"{where} led {lead}", f"{size} led {lead}", f"led {lead} for {kind}")
    return *told, *led, *((f"nearest {where}",) if nearest else ())


def named(size: str, times: int, share: str) -> tuple[str, ...]:
    """How often a place is named, and how much of the page lies in its country."""
    return f"named {times}", f"{size} named {times}", f"share {share}", f"{size} share {share}"


def laid(standing: str, where: str, size: str, most: bool, definite: bool, parted: bool) -> tuple[str, ...]:
    """How a place stands on the page, whether it is most named of its grain, and past another trigger."""
    signs = [f"{standing}, {where}", f"{standing}, {size}"]
    signs += (f"most named {size}", f"most named, {where}") if most else ()
    signs += (f"definite, {where}",) if definite else ()
    signs += (f"{where}, past another",) if parted else ()
    return tuple(signs)


def opening(where: str, size: str, opens: str, dateline: bool, first: int) -> tuple[str, ...]:
    """Whether a place opens its sentence, "in" behind that word; in a dateline, or there first and how often then."""
    signs = [f"opens, {where}"] if opens else []
    signs += (f"opens in, {where}",) if opens == "in" else ()
    signs += ("dateline", f"dateline, {size}", f"dateline, {where}") if dateline else ()
    signs += (f"first in dateline, named {first}",) if first else ()
    return tuple(signs)


def sided(size: str, where: str, home: str) -> tuple[str, ...]:
    """Whether a place is at home for a party."""
    return f"{size} {home}", f"{where.split()[0]} {home}"


def tagged(sure: str, where: str, first: str, size: str) -> tuple[str, ...]:
    """How surely a tagger hung a place on the evidence, and whether before others."""
    return f"tagged {sure}", f"tagged {where}", f"tagged {first}, {size}"


def taken(times: int, where: str, size: str, part: str) -> tuple[str, ...]:
    """How many of the claims before happened at a place, and how large a part of them; empty where they are few."""
    often = "none" if times == 0 else "once" if times == 1 else "some" if times <= 3 else "many"
    told = (f"taken {often}", f"taken {often}, {near(where)}", f"taken {often}, {size}")
    return *told, *((f"taken by {part}, {near(where)}",) if part else ())


def near(where: str) -> str:
    """Where a place stands to a clause, all beyond its sentence being far."""
    return where.partition(",")[0] if here(where) else "far"


def here(where: str) -> bool:
    """Whether what stands there is in the clause or its sentence."""
    return where.startswith(("clause", "sentence"))


def told(where: str, stance: str, kind: str, form: str, how: str, modality: str) -> tuple[str, ...]:
    """How a voice stands to a clause, and how it says what it says."""
    return where, *(f"{where} {of}" for of in (stance, f"for {kind}", form, how, modality))


def cued(where: str, lemma: str, quoted: str) -> tuple[str, ...]:
    """By which verb a voice speaks, and whether in quotation marks."""
    return f"{where} cue {lemma}", f"{where} {quoted}"


def standing_by(role: str, kind: str, form: str, where: str, lead: str, turn: str) -> tuple[str, ...]:
    """How one who may have a role stands to the clause, and what goes before and behind the name."""
    of = f"{kind} {role}"
    stands = (f"{role} {where}", f"{of} {where}", f"{role} {where} {form}", f"{role} {where} {lead}")
    return *stands, f"{of} {form} {where}", *((f"{role} {where} {turn}",) if turn else ())


def acting(kind: str, side: str, victim: str, acted: int) -> tuple[str, ...]:
    """Against whom a side acts, and how often it has."""
    return f"{side} against {victim}", f"{kind} actor {side} against {victim}", f"acted {acted}"


def of_side(role: str, kind: str, where: str, side: str) -> tuple[str, ...]:
    """Of which side one is."""
    return f"{role} {side}", f"{kind} {role} {side}", f"{role} {where} {side}"


def known(role: str, kind: str, how: str) -> tuple[str, ...]:
    """As what one is known already: speaking, or in a role before."""
    return f"{role} {how}", f"{kind} {role} {how}"


def by_word(role: str, where: str, word: str) -> tuple[str, ...]:
    """Where one stands to which trigger."""
    return (f"{role} {where} {word}",)


def mentioned(role: str, times: int) -> tuple[str, ...]:
    """How often the page names one."""
    return (f"{role} named {times}",)


def nobody(role: str, kind: str, form: str, status: str, best: str) -> tuple[str, ...]:
    """That nobody has a role, beside where the first stands who may."""
    of = f"{kind} {role}"
    signs = (role, of, f"{of} {form}", f"{of} {status}", f"{role} {best}", f"{of} {best}")
    return tuple([f"nobody {sign}" for sign in signs])


def untold(role: str, kind: str, form: str, word: str, victim: str, told: str) -> tuple[str, ...]:
    """The same beside the trigger and the victim; ``told``: how near the last attack was, empty where that is idle."""
    of = f"{kind} {role}"
    signs = (f"{role} {word}", f"{of} {victim}", *((f"{of} {told}", f"{of} {told} {form}") if told else ()))
    return tuple([f"nobody {sign}" for sign in signs])


def nowhere(kind: str, status: str, nearest: str, said: str, parties: str, standing: str) -> tuple[str, ...]:
    """That it happens nowhere the page names."""
    plain = ("nowhere", f"nowhere for {kind}", f"nowhere, {nearest}", f"nowhere, {nearest} for {kind}")
    return *plain, *(f"nowhere, {of}" for of in (f"{status} {kind}", said, parties, standing))

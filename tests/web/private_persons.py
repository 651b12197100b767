"""Invented pages that name people as real ones do: the dead, the wounded, prisoners, their kin, officials."""

from __future__ import annotations

PAGES = (
    (
        "Two dead as shell strikes flat in Kharkiv",
        "Olena Marchuk, 34, and her brother Danylo Marchuk were killed when a shell struck their flat in Kharkiv on "
        "Sunday, the regional governor Petro Zalizniak said. Marchuk had taught music at the school next door. "
        "Russian forces shelled the district for three hours, Zalizniak said.",
    ),
    (
        "Market hit in El Fasher",
        "Fatima Abdelrahim and Amna Idris Adam were killed in shelling of a market in El Fasher, the Sudanese army "
        "said in a statement. Army spokesman Colonel Nabil Osman Tayeb blamed the Rapid Support Forces.",
    ),
    (
        "Army holds teacher, monitor says",
        "Soldiers detained Mahmoud al-Darwish, a teacher, in Homs on Friday, the war monitor Northern Lantern said. "
        "His cousin Rana al-Darwish was wounded when troops opened fire.",
    ),
    (
        "Nurse among the wounded in Sagaing",
        "Thin Zar Win, a nurse, was wounded in an air strike on Sagaing, a spokesman for the People's Defence Force, "
        "Kyaw Min Naing, told reporters. The military killed at least 11 villagers, he said.",
    ),
    (
        "Captured sergeant shown on television",
        "Russian television showed Sergeant Mykola Bondar, who was captured near Bakhmut. His wife Iryna Bondar has "
        "not heard from him since March. Ukraine's defence ministry said 40 soldiers had been taken prisoner.",
    ),
    (
        "Doctor Hanan Abu Zayd killed in Gaza City",
        "The dead include Dr Hanan Abu Zayd and the photographer Samer al-Khatib, the health ministry in Gaza said on "
        "Monday. At least 22 people were killed in Gaza City, it said.",
    ),
)  # fmt: skip

PRIVATE = (
    "Olena Marchuk", "Danylo Marchuk", "Fatima Abdelrahim", "Amna Idris Adam", "Mahmoud al-Darwish", "Rana al-Darwish",
    "Thin Zar Win", "Mykola Bondar", "Iryna Bondar", "Hanan Abu Zayd", "Samer al-Khatib",
)  # fmt: skip
"""Whom no list may name."""
PUBLIC = ("Petro Zalizniak", "Nabil Osman Tayeb", "Kyaw Min Naing", "El Fasher", "Rapid Support Forces")
"""Speakers, officials, places and bodies, which stay."""

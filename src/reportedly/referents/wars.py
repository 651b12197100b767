"""Wars: the day from which the press of a country at war counts ("since the invasion", "the conflict has killed").

Set down by hand in November 2026 from what the press of each war names as its first day (the first of the month where
it names a month). From a war that is not here nothing is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

_EVER = date.max
WARS: tuple[tuple[str, date, date], ...] = (
    ("AFG", date(2001, 10, 7), date(2021, 8, 30)),
    ("ARM", date(2020, 9, 27), date(2020, 11, 10)),
    ("AZE", date(2020, 9, 27), date(2020, 11, 10)),
    ("ETH", date(2020, 11, 4), date(2022, 11, 2)),
    ("IRN", date(2025, 6, 13), date(2025, 6, 24)),
    ("ISR", date(2023, 10, 7), _EVER),
    ("LBY", date(2019, 4, 4), date(2020, 10, 23)),
    ("MMR", date(2021, 2, 1), _EVER),
    ("PSE", date(2014, 7, 8), date(2014, 8, 26)),
    ("PSE", date(2023, 10, 7), _EVER),
    ("SDN", date(2023, 4, 15), _EVER),
    ("SYR", date(2011, 3, 1), date(2024, 12, 8)),
    ("UKR", date(2014, 4, 6), date(2022, 2, 23)),
    ("UKR", date(2022, 2, 24), _EVER),
    ("YEM", date(2015, 3, 26), _EVER),
)
"""Country, first day and last day of each."""


def begun(countries: Iterable[str], today: date) -> date | None:
    """The first day of the war that goes on in the first of these countries that is at war; None in peace."""
    for country in countries:
        for code, first, last in WARS:
            if code == country and first < today <= last:
                return first
    return None

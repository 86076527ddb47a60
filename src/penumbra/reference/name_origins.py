"""Where names of people are at home, by their endings and letters: a weak hint."""

from __future__ import annotations

from functools import cache

from penumbra.reference.wordings import load_page


@cache
def _page() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    page = load_page("name_origins.yaml")
    endings = {country: tuple(rows) for country, rows in page["endings"].items()}
    return endings, {country: frozenset(row) for country, row in page["letters"].items()}


def origins(name: str) -> frozenset[str]:
    """Return the countries that a family name looks at home in; none if it tells nothing.

    Letters that few languages have decide where they stand.

    >>> sorted(origins("Kallaste")), sorted(origins("Bērziņš")), sorted(origins("Smith"))
    (['EST'], ['LVA'], [])
    """
    endings, letters = _page()
    low = name.casefold()
    spelt = {country for country, marks in letters.items() if not marks.isdisjoint(low)}
    ends = {country for country, rows in endings.items() if low.endswith(rows)}
    return frozenset(spelt & ends or spelt or ends)

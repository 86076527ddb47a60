"""Which place of a name is meant: chosen by what stands around it, then by size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log10

from penumbra.reading.layout import Sentence
from penumbra.reading.places.names import HEADS, Spot, Word, nationality
from penumbra.reference.countries import by_capital, by_name, countries
from penumbra.reference.place_words import place_words
from penumbra.reference.places import AIRPORTS, TOWNS, Known, apart_km

# Where the campaign is reported from: a mild preference between equals.
HOME = frozenset(
    "ALB ARM AUT AZE BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GEO GRC HRV HUN IRL "
    "ISL ITA LTU LUX LVA MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SRB SVK SVN SWE TUR UKR "
    "XKX".split()
)
# Russia is named in nearly every such text, mostly as the one accused: that says little on where.
_SAYS_LITTLE = {"RUS": 0.4, "USA": 0.7}
_AREA = re.compile(
    r"(?:,|\s*\()\s*(?:in\s+)?(?:the\s+)?(?:[a-z-]+ern\s+)?$|\s+in\s+(?:the\s+)?(?:[a-z-]+ern\s+)?$"
)
_IN = re.compile(r"\s+in\s+(?:the\s+)?(?:[\w-]+ern\s+)?(?:[A-Z]\w+(?:ian|ish|an)\s+)?")
# A region named after its capital reaches so far; a country larger than that says little (km).
_REGION_REACH, _LARGE = 120.0, 700.0
_STATES = {
    "Alabama": "AL", "Alaska": "AK", "Arizona": "AZ", "Arkansas": "AR", "California": "CA",
    "Colorado": "CO", "Connecticut": "CT", "Delaware": "DE", "Florida": "FL", "Georgia": "GA",
    "Hawaii": "HI", "Idaho": "ID", "Illinois": "IL", "Indiana": "IN", "Iowa": "IA", "Kansas": "KS",
    "Kentucky": "KY", "Louisiana": "LA", "Maine": "ME", "Maryland": "MD", "Massachusetts": "MA",
    "Michigan": "MI", "Minnesota": "MN", "Mississippi": "MS", "Missouri": "MO", "Montana": "MT",
    "Nebraska": "NE", "Nevada": "NV", "New Hampshire": "NH", "New Jersey": "NJ",
    "New Mexico": "NM", "New York": "NY", "New York state": "NY", "North Carolina": "NC",
    "North Dakota": "ND", "Ohio": "OH", "Oklahoma": "OK", "Oregon": "OR", "Pennsylvania": "PA",
    "Rhode Island": "RI", "South Carolina": "SC", "South Dakota": "SD", "Tennessee": "TN",
    "Texas": "TX", "Utah": "UT", "Vermont": "VT", "Virginia": "VA", "Washington": "WA",
    "Washington state": "WA", "West Virginia": "WV", "Wisconsin": "WI", "Wyoming": "WY",
}  # fmt: skip
_CODES = frozenset(_STATES.values()) | {"DC"}
# As American agencies shorten them behind a town.
_SHORT = {
    "Ala": "AL", "Ariz": "AZ", "Ark": "AR", "Calif": "CA", "Colo": "CO", "Conn": "CT", "Del": "DE",
    "Fla": "FL", "Ga": "GA", "Ill": "IL", "Ind": "IN", "Kan": "KS", "Ky": "KY", "La": "LA",
    "Md": "MD", "Mass": "MA", "Mich": "MI", "Minn": "MN", "Miss": "MS", "Mo": "MO", "Mont": "MT",
    "Neb": "NE", "Nev": "NV", "N.H": "NH", "N.J": "NJ", "N.M": "NM", "N.Y": "NY", "N.C": "NC",
    "N.D": "ND", "Okla": "OK", "Ore": "OR", "Pa": "PA", "R.I": "RI", "S.C": "SC", "S.D": "SD",
    "Tenn": "TN", "Vt": "VT", "Va": "VA", "Wash": "WA", "W.Va": "WV", "Wis": "WI", "Wyo": "WY",
    "D.C": "DC",
}  # fmt: skip
# These are more often a country, a city or a name.
_MORE_THAN_STATES = frozenset(("Georgia", "New York", "Washington", "Virginia", "Delaware"))
_STATE = re.compile(
    rf"\b(?P<name>{'|'.join(sorted(_STATES, key=len, reverse=True))})\b"
    r"|(?<=\w, )(?P<short>[A-Z]{2}\b|[A-Z][a-z]{1,4}\.|[A-Z]\.[A-Z](?:a)?\.)"
)


@dataclass(slots=True)
class Told:
    """How often a settled place is told in each sentence and paragraph, and where in the text."""

    sentences: Counter[int] = field(default_factory=Counter)
    paragraphs: Counter[int] = field(default_factory=Counter)
    starts: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Surroundings:
    """What a text names, by sentence and paragraph: countries, and places already settled.

    `near` remembers, for each place asked about, how close the settled ones near it lie.
    """

    text: str
    sentences: Sequence[Sentence]
    by_sentence: dict[int, Counter[str]] = field(default_factory=dict)
    by_paragraph: dict[int, Counter[str]] = field(default_factory=dict)
    everywhere: Counter[str] = field(default_factory=Counter)
    settled: dict[Known, Told] = field(default_factory=dict)
    near: dict[Known, list[tuple[float, Known]]] = field(default_factory=dict)
    us_states: Counter[str] | None = None

    def states(self) -> Counter[str]:
        """How often each state of the USA is named, by postal code; counted when first asked."""
        if self.us_states is None:
            self.us_states = Counter(_us_states(self.text))
        return self.us_states

    def note(self, sentence: int, code: str, weight: float = 1.0) -> None:
        """Remember that a sentence names something of a country."""
        value = weight * _SAYS_LITTLE.get(code, 1.0)
        paragraph = self.sentences[sentence].paragraph
        for counter in (
            self.by_sentence.setdefault(sentence, Counter()),
            self.by_paragraph.setdefault(paragraph, Counter()),
            self.everywhere,
        ):
            counter[code] += value  # type: ignore[assignment]


def look_around(text: str, words: Sequence[Word], sentences: Sequence[Sentence]) -> Surroundings:
    """Note the countries a text names in any way: names, adjectives, capitals."""
    around = Surroundings(text, sentences)
    for at, word in enumerate(words):
        if not word.capital:
            continue
        if code := nationality(word):
            # "American negotiators met in Geneva": people travel, so it says less than a name.
            around.note(word.sentence, code, 0.5)
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        code = _state_named(word.text)
        if code is None and after is not None and after.capital:
            code = _state_named(text[word.start : after.end])
        if code:
            around.note(word.sentence, code)
    return around


def _us_states(text: str) -> Iterator[str]:
    """The states named: "Ohio", "Horry County, SC", "Camp Murray, Wash."."""
    for match in _STATE.finditer(text):
        if (name := match["name"]) and name not in _MORE_THAN_STATES:
            yield _STATES[name]
        elif (short := match["short"]) and (code := _SHORT.get(short.rstrip("."), short)) in _CODES:
            yield code


@lru_cache(maxsize=20_000)
def _state_named(name: str) -> str | None:
    return by_name(name) or by_capital(name)


def choose(
    spot: Spot, words: Sequence[Word], around: Surroundings, following: Spot | None
) -> tuple[Known, str, float]:
    """Return the place meant, the reason in words, and the lead over the next best.

    `following` is the next name of the text, for "Springfield, Illinois".
    """
    if (elsewhere := _unlisted_there(spot, words)) is not None:
        return elsewhere, f"not listed; told in {elsewhere.name}", 9.0
    if following and (region := _unlisted_in(spot, around.text, following)) is not None:
        return region, f"not listed; told in {following.name}", 9.0
    if len(spot.options) == 1:
        return spot.options[0], "the only one of the name", 9.0
    scored = sorted(
        ((*_score(one, spot, words, around, following), one) for one in spot.options),
        key=lambda item: (-item[0], item[2].listed, -item[2].population, item[2].lat),
    )
    best = scored[0]
    return best[2], best[1], best[0] - scored[1][0]


def _score(
    one: Known, spot: Spot, words: Sequence[Word], around: Surroundings, following: Spot | None
) -> tuple[float, str]:
    sentence = words[spot.first].sentence
    paragraph = around.sentences[sentence].paragraph
    reasons: list[tuple[float, str]] = []
    peopled = one.listed in (TOWNS, AIRPORTS)
    weight = 1.2 * log10(max(one.population, 300)) if peopled else _listed_weight(one)
    if one.other:
        weight -= 1.5
    if one.country in HOME:
        weight += 0.8
    reasons.append((0.1, "the largest of the name"))
    if one.country:
        name = countries()[one.country].name if one.country in countries() else one.country
        if (before := _said_to_be(spot, words)) and nationality(before) == one.country:
            reasons.append((4.0, f"{before.text} before it"))
        reasons.append(
            (2.0 * _share(around.by_sentence.get(sentence), one.country), f"nearest to {name}")
        )
        reasons.append(
            (1.2 * _share(around.by_paragraph.get(paragraph), one.country), f"nearest to {name}")
        )
        reasons.append((1.5 * _share(around.everywhere, one.country), f"the text is about {name}"))
    if one.country == "USA" and one.region and (named := around.states()[one.region]):
        share = named / around.states().total()
        reasons.append((1.0 + 1.5 * share, f"the text is about {one.region}"))
    if following is not None and (within := _container(one, spot, around.text, following)):
        reasons.append((6.0, f"in {within}"))
    if (close := _closest(one, spot, sentence, paragraph, around)) is not None:
        reasons.append(close)
    return weight + sum(value for value, _ in reasons), max(reasons)[1]


def _unlisted_there(spot: Spot, words: Sequence[Word]) -> Known | None:
    """Return the country in "the Bulgarian town of X" if no X of the gazetteer lies there."""
    said = _said_to_be(spot, words)
    code = nationality(said) if said else None
    of = spot.first > 0 and words[spot.first - 1].plain == "of"
    if not of or code is None or any(one.country in (code, None) for one in spot.options):
        return None
    one = countries()[code]
    return Known(
        one.name, code, one.lat, one.lon, one.within_km, "town", 0, "", False, "countries.tsv"
    )


def _unlisted_in(spot: Spot, text: str, following: Spot) -> Known | None:
    """Return the region in "Zelene in the Zaporizhzhia region" if no such town lies there."""
    if spot.head or any(one.listed != TOWNS for one in spot.options):
        return None
    if not _IN.fullmatch(text, spot.end, min(following.start, spot.end + 40)):
        return None
    outer = following.options[0]
    reach = outer.within_km
    if following.head and HEADS.get(following.head) == "region" and outer.sort == "town":
        reach = _REGION_REACH
    elif outer.sort not in ("region", "country") or (outer.sort == "country" and reach > _LARGE):
        return None
    for one in spot.options:
        inside = one.country == outer.country if outer.sort == "country" else (
            apart_km(one, outer) <= reach * 1.5 + 20
        )  # fmt: skip
        if inside:
            return None
    return Known(
        spot.name, outer.country, outer.lat, outer.lon, reach, "town", 0, "", False, outer.listed
    )


def _said_to_be(spot: Spot, words: Sequence[Word]) -> Word | None:
    """Return "Spanish" in "the southern Spanish town of Granada"."""
    for at in range(spot.first - 1, max(-1, spot.first - 6), -1):
        if words[at].sentence != words[spot.first].sentence:
            return None
        if nationality(words[at]):
            return words[at]
        if words[at].plain not in place_words("modifiers"):
            return None
    return None


def _listed_weight(one: Known) -> float:
    if one.country is None:
        # Nothing around can speak for it, as it can for what lies in one country.
        return 10.0
    if one.sort == "country" or one.within_km >= 300:
        return 8.5
    return 7.5 if one.within_km >= 60 else 6.5


def _share(counter: Counter[str] | None, code: str) -> float:
    if not counter or not counter[code]:
        return 0.0
    return min(1.0, counter[code]) * (0.4 + 0.6 * counter[code] / sum(counter.values()))


def _container(one: Known, spot: Spot, text: str, following: Spot) -> str | None:
    gap = text[spot.end : following.start]
    if len(gap) > 24 or not _AREA.fullmatch(gap):
        return None
    for outer in following.options[:3]:
        if outer.sort == "country" and outer.country == one.country:
            return following.name
        if outer.country == "USA" and outer.sort == "region" and one.country == "USA":
            if _STATES.get(outer.name) == one.region and one.region:
                return following.name
        elif (
            outer.sort != "country"
            and outer is not one
            and apart_km(one, outer) <= max(outer.within_km * 1.3, 40)
        ):
            return following.name
    return None


def _closest(
    one: Known, spot: Spot, sentence: int, paragraph: int, around: Surroundings
) -> tuple[float, str] | None:
    """How near the nearest settled place is, told in the same sentence, paragraph or text."""
    if one not in around.near:
        around.near[one] = list(_near(one, around.settled))
    best: tuple[float, str] | None = None
    for closeness, known in around.near[one]:
        told = around.settled[known]
        # What this very spot was settled as says nothing on it.
        own = spot.start in told.starts
        if told.sentences[sentence] > own:
            same = 1.0
        elif told.paragraphs[paragraph] > own:
            same = 0.7
        elif len(told.starts) > own:
            same = 0.4
        else:
            continue
        value = 2.2 * same * closeness
        if best is None or value > best[0]:
            again = known.name == one.name
            best = (value, "as elsewhere in the text" if again else f"nearest to {known.name}")
    return best


def _near(one: Known, settled: Iterable[Known]) -> Iterator[tuple[float, Known]]:
    for known in settled:
        if known.sort in ("country", "continent") or known.within_km > 300:
            continue
        apart = apart_km(one, known)
        if apart < 250:
            yield 1 - apart / 300, known


def settle(around: Surroundings, found: Iterable[tuple[Spot, int, Known]]) -> None:
    """Add places that are beyond doubt, with the sentence that names them."""
    for spot, sentence, known in found:
        told = around.settled.setdefault(known, Told())
        told.sentences[sentence] += 1
        told.paragraphs[around.sentences[sentence].paragraph] += 1
        told.starts.add(spot.start)
        around.near.clear()
        if known.country:
            around.note(sentence, known.country, 0.7)

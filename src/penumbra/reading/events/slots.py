"""The slots of one report while they fill: targets, instruments and actors, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penumbra.model import Reason
from penumbra.reading.layout import Span
from penumbra.reading.page import Page

# A slot keeps so many phrases.
_PHRASES = 3
# Words that name nothing: a count without its noun, or a verb taken for one.
_EMPTY = re.compile(
    r"(?:(?:the|an?|its?|their|his|her|this|that|these|those|some|several|many|most|all|both|few"
    r"|each|more|others?|another|one|two|three|it|them|which|who|what|not|also|only|just)\b\s*)+"
    r"|(?:saying|adding|citing|noting|warning|claiming|arguing|according|trying|using|being|having"
    r"|stop|trained|said|told|were|was|been|had|has|have)",
)
_SHIP = re.compile(
    r"\b(?:ship|vessel|tanker|freighter|carrier|bulker|coaster|trawler|ferry|yacht|tug)$"
)
# The name of a vessel, and no flag: "the Gabon-flagged tanker" is not named.
_PROPER = re.compile(
    r"(?:^|\s)(?!(?:The|A|An)\b)[A-Z][\w'’-]*(?<!-flagged)(?<!-owned)(?<!-registered)\s+[A-Z0-9]"
)


@dataclass(frozen=True, slots=True)
class Participants:
    """The phrases of one report's three slots, and where they were read."""

    targets: tuple[str, ...]
    instruments: tuple[str, ...]
    actors: tuple[str, ...]
    reasons: tuple[Reason, ...]


class Slots:
    """The slots of one report while they fill."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.rows: dict[str, dict[str, str]] = {"targets": {}, "instruments": {}, "actors": {}}
        self.reasons: list[Reason] = []

    def keep(self, slot: str, span: Span, rule: str) -> None:
        phrase = self.page.text[span.start : span.end]
        key, row = phrase.lower(), self.rows[slot]
        if _EMPTY.fullmatch(key):
            return
        # An aircraft that crosses a border is at once its actor and its instrument.
        others = self.rows["targets" if slot != "targets" else "instruments"]
        if key in others or len(row) >= _PHRASES or any(key in other for other in row):
            return
        for other in [one for one in row if one in key]:
            del row[other]
        row[key] = phrase
        self.reasons.append(Reason(slot, rule, self.page.passage(span.start, span.end)))

    def name_vessels(self) -> None:
        """Call "the tanker" by its name, where the text names one vessel only."""
        named = {
            one.name: one
            for one in reversed(self.page.actors)
            if one.sort == "vessel" and _PROPER.search(one.name)
        }
        if len(named) != 1:
            return
        (vessel,) = named.values()
        for slot in ("targets", "actors"):
            row = self.rows[slot]
            for phrase in [one for one in row.values() if _SHIP.search(one)]:
                if not _PROPER.search(phrase):
                    del row[phrase.lower()]
                    self.keep(slot, vessel, vessel.rule)

    def done(self) -> Participants:
        told = {(slot, phrase) for slot, row in self.rows.items() for phrase in row.values()}
        return Participants(
            targets=tuple(self.rows["targets"].values()),
            instruments=tuple(self.rows["instruments"].values()),
            actors=tuple(self.rows["actors"].values()),
            reasons=tuple(
                one for one in self.reasons if one.passage and (one.slot, one.passage.quote) in told
            ),
        )

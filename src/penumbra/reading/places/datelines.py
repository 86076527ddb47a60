"""Where a text, or one item of a round-up, was filed: its datelines."""

from __future__ import annotations

import re
from bisect import bisect_right

from penumbra.reading.layout import Span
from penumbra.reference.dates import dateline
from penumbra.reference.places import lookup

_CITY = r"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’-]+(?:[ /][A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’-]+){0,3}"
_REGION = r"(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?"
_AGENCY = r"\((?:[A-Z][\w./&-]{1,14}(?: [A-Z][\w./&-]{1,14})?)\)"
# At the head of a line: "MADRID - An officer", "RIGA, Latvia (AP) — …", "Hanoi (VNA) – …".
_FILED = re.compile(
    rf"^[\[“\"]?(?P<place>{_CITY}{_REGION}\]?(?: ?{_AGENCY})? ?(?:—|–|-{{1,2}}(?= )|\ufffd)"
    rf"|[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?{_REGION} {_AGENCY}(?= ?[—–-]| [A-Z])"
    rf"|[A-ZÀ-Þ][\w'’-]+, [A-Z]{{3,12}} ?[—–-])",
    re.MULTILINE,
)
# Behind a byline too: "By Jane Doe, Associated Press WASHINGTON (AP) — …".
_WIRED = re.compile(
    rf"(?<![\w,])(?P<place>{_CITY}{_REGION} ?\((?:AP|AFP|Reuters|CNN|UPI|dpa|DPA|TASS|ANSA|EFE|PAP|"
    r"BNS|LETA|ERR|Ukrinform|Interfax|Xinhua|Kyodo|ANI|PTI|IANS|BBC)\)) ?(?:[—–-]|\ufffd)"
)
# At the head of the text: "NEW DELHI: The court"; extractors drop the dash in "LONDON Police said".
_HEAD = re.compile(rf"(?P<place>{_CITY})(?:: | (?=[A-ZÀ-Þ][a-zà-þ]))")


_FIRST = re.compile(r"[\w'’. -]+")


def _from_town(place: str) -> bool:
    """Reports are filed from towns; "GULF OF FINLAND – A cable …" says where it happened."""
    first = _FIRST.match(place)
    known = lookup(first.group().rstrip(" -")) if first else ()
    return bool(known) and known[0].sort == "town"


def _at_sea(place: str) -> bool:
    first = _FIRST.match(place)
    known = lookup(first.group().rstrip(" -–—")) if first else ()
    return bool(known) and known[0].country is None


class Filed:
    """The stretches of a text that only say where it, or an item of it, was filed."""

    def __init__(self, text: str) -> None:
        _, head = dateline(text)
        spans = [(0, head.end)] if head and not _at_sea(head.quote) else []
        spans += [
            match.span("place") for match in _FILED.finditer(text) if _from_town(match["place"])
        ]
        spans += [match.span("place") for match in _WIRED.finditer(text)]
        if (first := _HEAD.match(text)) and _from_town(first["place"]):
            spans.append(first.span())
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def holds(self, span: Span) -> bool:
        """Whether a stretch lies inside one of them."""
        at = bisect_right(self._starts, span.start)
        return any(span.end <= end for _, end in self._spans[max(0, at - 2) : at])

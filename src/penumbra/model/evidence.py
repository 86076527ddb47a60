"""Passages: the words of a document that a record rests on, and the rule that read them so."""

from __future__ import annotations

from dataclasses import dataclass

from penumbra.errors import EvidenceError


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A quote and where it stands: code points `start` up to `end` of the document's text."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise EvidenceError(
                f"passage {self.start}-{self.end} does not fit its quote {self.quote!r}"
            )

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Passage:
        """Cut a passage out of `text`, without white space at its ends."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(start, end, text[start:end])

    def stands_in(self, text: str) -> bool:
        return text[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a slot has its value: the rule or list that gave it, and the words it read.

    `rule` names it as people can find it: "wordings/sabotage.yaml: arson", "times: weekday".
    """

    slot: str
    rule: str
    passage: Passage | None = None

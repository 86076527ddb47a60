"""Puts bubbles and labels where they do not cover each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt
from unicodedata import east_asian_width

GOLDEN_ANGLE = pi * (3 - sqrt(5))
# Beyond so many circles at one spot, laying them side by side would cover a country.
PACKED = 24
WIDEST_SPREAD = 30.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rectangle) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A text with its left end at `x` and its middle line at `y`, in pixels."""

    text: str
    x: float
    y: float


def packed(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Return offsets that lay circles of one spot beside each other, as near to it as they go.

    More than PACKED circles lie on each other, in the pattern of a sunflower's seeds.
    """
    if len(radii) > PACKED:
        step = min(max(radii) * 1.15, WIDEST_SPREAD / sqrt(len(radii)))
        return [_seed(number, step) for number in range(len(radii))]
    places: list[tuple[float, float]] = []
    for radius in radii:
        place = next(
            spot
            for spot in (_seed(number, 1.6) if places else (0.0, 0.0) for number in range(10**6))
            if all(
                hypot(spot[0] - x, spot[1] - y) >= radius + other
                for (x, y), other in zip(places, radii, strict=False)
            )
        )
        places.append(place)
    return places


def _seed(number: int, step: float) -> tuple[float, float]:
    distance, angle = step * sqrt(number + 0.5), number * GOLDEN_ANGLE
    return distance * cos(angle), distance * sin(angle)


def stacked(xs: Sequence[float], *, size: float) -> list[int]:
    """Return for each of the rising `xs` the row, 0, 1, -1, 2 …, where it covers no other."""
    last: dict[int, float] = {}
    rows = []
    for x in xs:
        row = 0
        while row in last and x - last[row] < size:
            row = -row if row > 0 else -row + 1
        last[row] = x
        rows.append(row)
    return rows


def labels(
    wanted: Iterable[tuple[str, float, float, float, float]],
    *,
    taken: Sequence[Rectangle],
    frame: Rectangle,
    font: float,
    most: int,
) -> list[Label]:
    """Place labels beside their points, the first wanted first; one without room is left out.

    `wanted` has text, x, y and the distances to keep from the point beside it and above or
    below it; `taken` is what no label may cover.
    """
    covered = list(taken)
    placed: list[Label] = []
    for text, x, y, aside, apart in wanted:
        if len(placed) == most:
            break
        width = text_width(text, font=font)
        for left, middle in (
            (x + aside, y),
            (x - aside - width, y),
            (x - width / 2, y - apart - font / 2),
            (x - width / 2, y + apart + font / 2),
        ):
            here = Rectangle(left, middle - font * 0.6, left + width, middle + font * 0.6)
            inside = (
                frame.left <= here.left
                and here.right <= frame.right
                and frame.top <= here.top
                and here.bottom <= frame.bottom
            )
            if inside and not any(here.meets(other) for other in covered):
                covered.append(here)
                placed.append(Label(text, left, middle))
                break
    return placed


def text_width(text: str, *, font: float) -> float:
    """Estimate how wide a text is in pixels, a little too wide rather than too narrow."""
    return font * sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> float:
    """In ems, for a sans serif font: ideographs, capitals, all others."""
    if east_asian_width(sign) in "WF":
        return 1.05
    return 0.7 if sign.isupper() else 0.55

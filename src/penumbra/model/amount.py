"""How many, as a range with open ends."""

from __future__ import annotations

from dataclasses import dataclass

from penumbra.errors import ModelError


@dataclass(frozen=True, slots=True)
class Amount:
    """At least `low`, at most `high`; None is an open end, both None is not an amount.

    "At least four" is (4, None); "nobody" is (0, 0).
    """

    low: float | None
    high: float | None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ModelError("an amount needs a lower or an upper end; use None for unknown")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ModelError(f"amount runs from {self.low} down to {self.high}")

    @classmethod
    def exactly(cls, number: float) -> Amount:
        return cls(number, number)

    def span(self, other: Amount) -> Amount:
        """Return the range that holds both; an open end stays open."""
        lows = (self.low, other.low)
        highs = (self.high, other.high)
        return Amount(
            None if None in lows else min(low for low in lows if low is not None),
            None if None in highs else max(high for high in highs if high is not None),
        )

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low:,g}" if (self.low or 0) < 1e6 else f"{self.low:,.0f}"
        if self.high is None:
            return f"≥ {self.low:,.15g}"
        if self.low is None:
            return f"≤ {self.high:,.15g}"
        return f"{self.low:,.15g}–{self.high:,.15g}"

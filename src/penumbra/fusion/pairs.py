"""Do two reports tell of one event? Each feature answers for itself; the sum decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from penumbra.fusion.accounts import EXACT_KM, NEWS_DAYS, OLD_DAYS, Account
from penumbra.model import Amount, Place, Report, Status, distance_km

# Below it two reports stay apart: a shared day or a shared town alone is not enough.
THRESHOLD = 3.0
# Two centres this far beyond their radii may still be one scene told loosely.
SLACK_KM = 20.0
# A telling may be a day off at midnight or by time zone.
SLACK_DAYS = 1
# Kinds that one event is often told as: a parcel that burst into flames "exploded" elsewhere.
ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"arson", "explosion"}),
    frozenset({"explosion", "rail-sabotage"}),
    frozenset({"arson", "rail-sabotage"}),
    frozenset({"explosion", "pipeline-damage"}),
    frozenset({"cable-damage", "infrastructure-damage"}),
    frozenset({"cyber-intrusion", "cyber-disruption"}),
    frozenset({"cyber-intrusion", "data-leak"}),
    frozenset({"talks", "visit"}),
    frozenset({"talks", "consultation"}),
    frozenset({"deployment", "patrol"}),
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's answer: a weight for (+) or against (-), in words."""

    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """What speaks for and against two reports telling of one event."""

    score: float
    forbidden: bool
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        """The reasons in one line, strongest first."""
        rows = sorted(self.reasons, key=lambda reason: -abs(reason.weight))
        return "; ".join(f"{reason.words} ({reason.weight:+.1f})" for reason in rows)


# Days of publication, by document.
Published = Mapping[str, date | None]
_NO_DAYS: Published = {}
_FRESH_DAYS = 7

# A feature's answer is None where it has nothing to say; a weight of -inf forbids the pair.
Feature = Callable[[Account, Account], Reason | None]
_NEVER = float("-inf")


@lru_cache(maxsize=20_000)
def _reason(words: str, weight: float) -> Reason:
    """The same few reasons are given again and again."""
    return Reason(words, weight)


def same_document(left: Account, right: Account) -> Reason | None:
    """One document tells each event once; its reports are of different events."""
    if left.report.document_id == right.report.document_id:
        return _reason("told apart in one document", _NEVER)
    return None


def kinds_agree(left: Account, right: Account) -> Reason | None:
    """The same kind of event, or kinds that one event is often told as."""
    if left.report.kind == right.report.kind:
        return _reason("same kind", 1.0)
    if frozenset({left.report.kind, right.report.kind}) in ALIKE:
        return _reason("kinds often told of one event", 0.3)
    return _reason("kinds differ", _NEVER)


def reality_agrees(left: Account, right: Account) -> Reason | None:
    """What is only imagined is not what happened; what was planned may be."""
    imagined = (
        left.report.status is Status.HYPOTHETICAL,
        right.report.status is Status.HYPOTHETICAL,
    )
    if imagined[0] != imagined[1]:
        return _reason("one is only imagined", _NEVER)
    foiled = (left.report.status is Status.FOILED, right.report.status is Status.FOILED)
    return _reason("one was foiled", -1.0) if foiled[0] != foiled[1] else None


def days_meet(left: Account, right: Account) -> Reason | None:
    """Their days meet; the narrower both are, the more it says. Days that cannot meet forbid."""
    if left.report.when is None or right.report.when is None:
        return None
    narrow, wide = sorted((left.report.when.days, right.report.when.days))
    apart = left.report.when.days_between(right.report.when)
    if apart > SLACK_DAYS or (apart and narrow + wide > 4):
        return _reason(f"{apart} days apart", _NEVER)
    if wide <= 3:
        return _reason("same day" if not apart else "one day apart", 1.6 if not apart else 0.9)
    if wide <= 10:
        return _reason("same week", 0.9)
    return _reason("same month" if wide <= 45 else "times can meet", 0.5 if wide <= 45 else 0.1)


def places_meet(left: Account, right: Account) -> Reason | None:
    """Some place of one lies where some place of the other may lie; places too far forbid."""
    best: float | None = None
    for one in left.report.where:
        for other in right.report.where:
            weight = _nearness(one, other)
            if weight is not None:
                best = weight if best is None else max(best, weight)
    if best is None:
        return None
    if best < 0:
        return _reason("places cannot meet", _NEVER)
    words = "same place" if best >= 1 else "places can meet"
    return _reason(words, best)


def _nearness(one: Place, other: Place) -> float | None:
    apart = distance_km(one, other)
    if apart is None:
        return None
    radius = max(one.within_km or 0.0, other.within_km or 0.0)
    if apart > radius + SLACK_KM:
        return -1.0
    if one.name.casefold() == other.name.casefold():
        return 1.8 if radius <= EXACT_KM else 0.6
    if radius <= EXACT_KM:
        return 1.5
    return 0.7 if radius <= 300 else 0.2


def words_shared(left: Account, right: Account) -> Reason | None:
    """Both use the same telling words for what was hit, with what, by whom."""
    shared = left.words & right.words
    if not shared:
        return None
    weight = min(1.5, 0.35 * len(shared) + 0.4 * sum(word[0].isupper() for word in shared))
    return _reason("shares " + ", ".join(sorted(shared)[:4]), round(weight, 2))


def tolls_agree(left: Account, right: Account) -> Reason | None:
    """Both give the same number of killed or injured, above none."""
    for one, other, word in (
        (left.report.killed, right.report.killed, "killed"),
        (left.report.injured, right.report.injured, "injured"),
    ):
        if _positive(one) and one == other:
            return _reason(f"same number {word}", 0.8)
    return None


def _positive(amount: Amount | None) -> bool:
    return amount is not None and (amount.low or 0) > 0


def told_in_time(left: Account, right: Account) -> Reason | None:
    """Where a report gives no day, its publication bounds it: news is told soon after.

    What was published before the other's day cannot tell of it.
    """
    if left.report.when is not None and right.report.when is not None:
        return None
    days = (left.published, right.published)
    dated = left.report.when or right.report.when
    if dated is not None:
        told = days[0] if left.report.when is None else days[1]
        lag = (told - dated.last_day).days if told else None
        if lag is not None and lag < -SLACK_DAYS:
            return _reason("told before it happened", _NEVER)
    else:
        lag = abs((days[0] - days[1]).days) if days[0] and days[1] else None
    if lag is not None and lag > OLD_DAYS:
        return _reason(f"told {lag} days apart", -0.8)
    if lag is None or lag > NEWS_DAYS:
        return None
    return _reason(f"told {max(lag, 0)} days apart", 1.1 if lag <= _FRESH_DAYS else 0.7)


# The one list of features; each one's docstring is what the analyst reads beside its weight.
FEATURES: tuple[Feature, ...] = (
    same_document,
    kinds_agree,
    reality_agrees,
    days_meet,
    places_meet,
    words_shared,
    tolls_agree,
    told_in_time,
)
# Those that can forbid a pair; the others only weigh it.
FORBIDDING: tuple[Feature, ...] = (
    same_document,
    kinds_agree,
    reality_agrees,
    days_meet,
    places_meet,
    told_in_time,
)


def compare(left: Report, right: Report, published: Published = _NO_DAYS) -> Pairing:
    """Weigh two reports; `published` gives the day of each document, where anybody knows it."""
    return weigh(
        Account.of(left, published.get(left.document_id)),
        Account.of(right, published.get(right.document_id)),
    )


def weigh(left: Account, right: Account) -> Pairing:
    """Weigh two accounts; the first feature that forbids the pair ends it."""
    reasons: list[Reason] = []
    for feature in FEATURES:
        reason = feature(left, right)
        if reason is None:
            continue
        reasons.append(reason)
        if reason.weight == _NEVER:
            return Pairing(_NEVER, True, (reason,))
    return Pairing(round(sum(reason.weight for reason in reasons), 3), False, tuple(reasons))


def worth(left: Account, right: Account) -> float:
    """The score of `weigh` alone, for the many pairs that come to nothing."""
    total = 0.0
    for feature in FEATURES:
        reason = feature(left, right)
        if reason is not None:
            if reason.weight == _NEVER:
                return _NEVER
            total += reason.weight
    return round(total, 3)


def forbids(left: Account, right: Account) -> bool:
    """Whether two accounts can never be of one event."""
    for feature in FORBIDDING:
        reason = feature(left, right)
        if reason is not None and reason.weight == _NEVER:
            return True
    return False

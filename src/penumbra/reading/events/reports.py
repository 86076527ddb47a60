"""From a group of mentions to a report: its slots, each with the words and rule it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from penumbra.model import Claim, Interval, Passage, Place, Reason, Report, Stance
from penumbra.reading.actors.hands import with_hands
from penumbra.reading.events.dating import status_of, times_of
from penumbra.reading.events.grouping import Group
from penumbra.reading.events.participants import participants
from penumbra.reading.events.placing import places_of
from penumbra.reading.events.tolls import Toll, tolls
from penumbra.reading.grammar.constituents import Parsed
from penumbra.reading.page import Page, PlaceMention, TimeMention

# How many places one report keeps, most exact first.
_PLACES = 4
# As many of the accused are named as actors.
_ACCUSED = 3


def make_reports(page: Page, groups: Sequence[Group], document_id: str) -> list[Report]:
    """Make one report of each group of mentions."""
    suffered = tolls(page, groups)
    nobody = Toll(None, None, ())
    parsed = Parsed(page)
    found = [
        _report(page, group, groups, suffered.get(place, nobody), document_id, parsed)
        for place, group in enumerate(groups)
    ]
    return with_hands(found, groups)


def _report(
    page: Page,
    group: Group,
    groups: Sequence[Group],
    toll: Toll,
    document_id: str,
    parsed: Parsed,
) -> Report:
    reasons: list[Reason] = []
    mentions = tuple(page.passage(one.start, one.end) for one in group.mentions)
    first = group.mentions[0]
    status, status_rule = status_of(page, group)
    reasons.append(Reason("kind", first.rule, mentions[0]))
    reasons.append(Reason("status", status_rule, mentions[0]))
    when = _when(page, times_of(page, group, groups), reasons)
    where = _where(page, places_of(page, group, groups), reasons)
    reasons += (
        Reason("toll", "casualties", page.passage(span.start, span.end)) for span in toll.spans
    )
    parts = participants(page, group, parsed)
    reasons += parts.reasons
    evidence = list(mentions)
    evidence.append(page.passage(first.sentence.start, first.sentence.end))
    evidence += [reason.passage for reason in reasons if reason.passage]
    return Report(
        id=_id(document_id, group, mentions[0]),
        document_id=document_id,
        kind=group.kind,
        status=status,
        when=when,
        where=where,
        targets=parts.targets,
        instruments=parts.instruments,
        actors=parts.actors,
        killed=toll.killed,
        injured=toll.injured,
        mentions=mentions,
        evidence=tuple(dict.fromkeys(evidence)),
        reasons=tuple(reasons),
    )


def _id(document_id: str, group: Group, first: Passage) -> str:
    key = f"{document_id}|{group.kind}|{first.start}|{first.end}"
    return "r" + sha256(key.encode()).hexdigest()[:19]


def _when(page: Page, times: Sequence[TimeMention], reasons: list[Reason]) -> Interval | None:
    """The narrowest of the stretches; the first told decides between equals."""
    known = [time for time in times if time.when is not None]
    if not known:
        return None
    best = min(known, key=lambda time: time.when.days if time.when else 0)
    reasons.append(Reason("when", best.rule, page.passage(best.start, best.end)))
    return best.when


def _where(page: Page, places: Sequence[PlaceMention], reasons: list[Reason]) -> tuple[Place, ...]:
    """The places that can be one scene with the first one, most exact first."""
    kept: dict[str, PlaceMention] = {}
    for mention in places:
        kept.setdefault(mention.place.name, mention)
    rows = sorted(kept.values(), key=lambda one: one.place.within_km or 1e9)[:_PLACES]
    reasons += (
        Reason("where", mention.rule, page.passage(mention.start, mention.end)) for mention in rows
    )
    return tuple(mention.place for mention in rows)


def with_accused(page: Page, reports: Sequence[Report], claims: Sequence[Claim]) -> list[Report]:
    """Name as actors those that the text alleges did it, where it names no hands.

    Where hands are named, their sponsor stays the accused of a claim only. They are named in
    the text's own words, not by the name a claim keeps for them.
    """
    named: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.stance in (Stance.ATTRIBUTES, Stance.SUSPECTS) and claim.accused:
            named.setdefault(claim.report_id, []).append(claim)
    return [_naming(page, report, named.get(report.id, ())) for report in reports]


def _naming(page: Page, report: Report, claims: Sequence[Claim]) -> Report:
    if report.actors or not claims:
        return report
    accused: dict[str, str] = {}
    reasons = []
    for claim in claims[:_ACCUSED]:
        passage = _accused_words(page, claim) or claim.evidence[0]
        named = passage.quote if passage is not claim.evidence[0] else claim.accused or ""
        accused.setdefault(claim.accused or "", named)
        rule = f"claims: {claim.stance} by {claim.speaker or 'nobody named'}"
        reasons.append(Reason("actors", rule, passage))
    passages = (reason.passage for reason in reasons if reason.passage)
    return replace(
        report,
        actors=tuple(accused.values()),
        evidence=tuple(dict.fromkeys((*report.evidence, *passages))),
        reasons=(*report.reasons, *reasons),
    )


def _accused_words(page: Page, claim: Claim) -> Passage | None:
    """Where the text names the accused of a claim: in its evidence, else anywhere before."""
    spans = [one for one in page.actors if one.name == claim.accused]
    for passage in claim.evidence:
        for one in spans:
            if passage.start <= one.start < passage.end:
                return page.passage(one.start, one.end)
    return page.passage(spans[0].start, spans[0].end) if spans else None

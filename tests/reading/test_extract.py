"""The whole reading: whatever the text, every quote stands in it, and work grows with length."""

import json
import sys
from collections.abc import Callable
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penumbra.model import Document, Reading, Stance, Status
from penumbra.reading.extract import extract
from tests.make import a_document, an_amount

_NEWS = [
    "A warehouse in Riga burned down on Saturday.",
    "The fire injured three people, police said.",
    "Moscow denied any involvement.",
    "“We know who did it,” the interior minister said.",
    "An undersea cable between Finland and Estonia was cut on 25 December 2024.",
    "Prosecutors blamed Russia’s GRU for the sabotage.",
    "„Das war kein Unfall“, said Foreign Minister Anna Berg.",
    "GPS jamming over the Gulf of Finland continues.",
    "At least 1,200 drones worth €3.5 million were lost, Kyiv claimed.",
    "The blaze was an accident, investigators concluded last week.",
    "Two men were arrested near the Polish-Belarusian border.",
    "NATO may consider a pre-emptive strike, 'he' said.",
    "Negotiators will meet in Istanbul next week.",
]
_ODD = [
    "🔥", "🇱🇻", "e\u0301", "\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u00a0",
    "\r\n", "\n\n", "\t", "“", "”", "«", "‘", "’", '"', "„", "(", ")", "—", "…", "...", "?!", "•",
    "Ж", "مرحبا", "中文", "&amp;", "&nbsp;", "&#8217;", "<br>", "| a | 3 |", "\t5\t", "* ", "1. ",
    "\u200d",
    "FIRE AT DEPOT NEAR VARNA KILLS TWO", "Die Polizei sucht nach dem Mann und der Frau.",
    "\x00", "\ud800", "İ", "ß", "ﬁ", "12", "%", "€", "$", "1e9", "99999999999",
    "31 February 2024", "the", "It", "He", "they", "U.S.", "St.", "No.",
]  # fmt: skip
_text = st.lists(
    st.tuples(st.sampled_from(_NEWS + _ODD), st.sampled_from([" ", "", "\n", "\r\n"])),
    min_size=1,
    max_size=14,
).map(lambda pieces: "".join(piece + gap for piece, gap in pieces))


def _demo() -> list[Document]:
    lines = files("penumbra").joinpath("demo/reports.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        a_document(
            row["text"],
            name=row["id"],
            title=row["title"],
            outlet=row["outlet"],
            published=date.fromisoformat(row["published"]),
        )
        for row in rows
    ]


def _check(document: Document, reading: Reading) -> None:
    """Every quote stands in its text at its offsets, and every value points at a quote."""
    reports = {report.id for report in reading.reports}
    for record in reading.records():
        assert record.document_id == document.id
        assert record.evidence
        for passage in record.evidence:
            assert passage.stands_in(document.text)
        for reason in record.reasons:
            assert reason.passage is None or reason.passage.stands_in(document.text)
    for report in reading.reports:
        assert all(mention in report.evidence for mention in report.mentions)
        for phrase in (*report.targets, *report.instruments):
            # A phrase from a headline in capitals is cased as in a sentence.
            assert phrase.casefold() in document.text.casefold()
    for claim in reading.claims:
        assert claim.report_id in reports
        assert claim.cue.casefold() in " ".join(p.quote for p in claim.evidence).casefold()
    for statement in reading.statements:
        assert statement.quote in document.text
    ids = [record.id for record in reading.records()]
    assert len(set(ids)) == len(ids)


@given(_text.filter(str.strip), st.none() | st.dates(date(2020, 1, 1), date(2026, 12, 31)))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_quote_of_any_text_stands_in_it(text: str, published: date | None):
    document = a_document(text, published=published)

    _check(document, extract(document))


@given(st.text(st.characters(), min_size=1).filter(str.strip))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_noise_is_read_without_harm(text: str):
    document = a_document(text)

    _check(document, extract(document))


@pytest.mark.parametrize("document", _demo(), ids=lambda document: document.name)
def test_every_quote_of_the_demo_stands_in_its_text(document: Document):
    reading = extract(document)

    assert reading.reports
    _check(document, reading)


def test_reading_the_same_document_twice_gives_the_same_reading():
    for document in _demo()[:8]:
        assert extract(document) == extract(document)


def test_a_report_is_read_with_who_says_what_about_it():
    document = a_document(
        "A warehouse in Riga burned down on Saturday. "
        "Latvian prosecutors blamed Russia for the arson attack. Moscow denied it."
    )

    reading = extract(document)

    (fire,) = (report for report in reading.reports if report.kind == "arson")
    assert fire.status is Status.OCCURRED
    assert fire.where[0].country == "LVA"
    accuses = [claim for claim in reading.claims if claim.stance is Stance.ATTRIBUTES]
    assert [(claim.accused_country, claim.report_id) for claim in accuses] == [("RUS", fire.id)]
    assert Stance.DENIES in {claim.stance for claim in reading.claims}


def test_a_text_of_many_lands_keeps_its_offsets():
    text = "🔥🔥 \u202eمرحبا\u202c İstanbul. A warehouse in Riga burned down.\r\n„Ja“, he said."

    reading = extract(a_document(text))

    (fire,) = reading.reports
    assert fire.mentions[0].quote == "warehouse in Riga burned down"


def test_a_mixed_text_is_read_in_its_english_parts():
    text = (
        "Ein Lager in Riga ist am Samstag abgebrannt, und die Polizei geht von Sabotage aus.\n\n"
        "A warehouse in Riga burned down on Saturday. Police spoke of arson.\n\n"
        "Склад в Риге сгорел в субботу. Drone, sabotage, explosion: так писали газеты.\n\n"
        "No one was hurt in the fire."
    )
    document = a_document(text, published=date(2025, 3, 10))

    reading = extract(document)

    _check(document, reading)
    (fire,) = reading.reports
    assert (fire.kind, fire.injured) == ("arson", an_amount(0))
    assert {mention.quote for mention in fire.mentions} >= {"warehouse in Riga burned down"}


@pytest.mark.parametrize(
    ("text", "kind", "country", "killed", "injured"),
    [
        ("EXPLOSION AT MILITARY DEPOT NEAR VARNA KILLS TWO", "explosion", "BGR", 2, None),
        ("BREAKING: FIRE AT WAREHOUSE IN VILNIUS INJURES FIVE", "arson", "LTU", None, 5),
        ("Explosion At Fuel Depot Near Burgas Kills Three", "explosion", "BGR", 3, None),
        (
            "a warehouse in riga burned down on saturday three people were injured police said",
            "arson",
            "LVA",
            None,
            3,
        ),
    ],
)
def test_headlines_and_texts_without_capitals_or_marks_are_read(
    text: str, kind: str, country: str, killed: int | None, injured: int | None
):
    document = a_document(text, published=date(2025, 3, 10))

    reading = extract(document)

    _check(document, reading)
    (report,) = reading.reports
    assert (report.kind, report.where[0].country) == (kind, country)
    assert report.killed == (killed and an_amount(killed))
    assert report.injured == (injured and an_amount(injured))


def _steps(work: Callable[[], object]) -> int:
    """Count the lines of Python that run; the same work always takes the same count."""
    count = 0

    def step(_frame, event, _):
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def _varied(characters: int) -> str:
    """News of many towns and days, no two sentences alike."""
    towns = ["Riga", "Tallinn", "Vilnius", "Gdansk", "Helsinki", "Oslo", "Bergen", "Turku"]
    rows = [
        f"A warehouse in {towns[n % 8]} burned down on {n % 28 + 1} March 2024, killing {n % 7}. "
        f"“We know it was sabotage number {n},” Mayor Anna Berg said on Tuesday. "
        f"Moscow denied the attack, and drones were seen over the port of {towns[(n + 3) % 8]}."
        for n in range(characters // 180)
    ]
    return "\n\n".join(rows)


def test_four_times_the_text_takes_four_times_the_work():
    extract(a_document(_varied(2_000)))
    short, long = (a_document(_varied(size)) for size in (12_000, 48_000))

    once, four_times = _steps(lambda: extract(short)), _steps(lambda: extract(long))

    assert four_times < once * 4 * 1.5


@pytest.mark.parametrize(
    "piece",
    [
        "word ", "“quoted words” ", "(in brackets) ", "12,345 ", "7 dead, ", "ABC ",
        "FIRE IN RIGA ", "RIGA, March 3 — ", "Two people were killed ", "a guard and a cook and ",
        "- item\n",
        "a | b | 3\n", "Name: 12\n", "die Polizei und der Minister\n", "Москва ", "€5 million ",
        "Riga and Oslo and ", "the toll rose to 5 ", "&amp; ", "the fire ", "Moscow said ", "1 ",
        "killed ", "fire, ",
    ],
)  # fmt: skip
def test_four_times_of_one_thing_takes_four_times_the_work(piece: str):
    short, long = (a_document("A " + piece * (size // len(piece))) for size in (2_000, 8_000))
    extract(short)

    once, four_times = _steps(lambda: extract(short)), _steps(lambda: extract(long))

    assert four_times < once * 4 * 1.5


@pytest.mark.parametrize(
    "piece",
    [
        ".", "?!", " ", "\n", " \n", "“", '"', "‘", "’", "‘a b’ ", "a", "A. ", ", ", "- ", "1",
        "1 ", "1,", "Mr. ", "Anna Berg ", "Riga ", "the ", "of the ", "U.S. ", "he said ", "said, ",
        "($", "not ", "on 1 May ", "fire ", "\u200b", "\u202e", "🔥", "é", "(", "/", "http://a.b/",
    ],
)  # fmt: skip
def test_a_text_of_one_thing_over_and_over_does_not_hang(piece: str):
    document = a_document("A" + piece * (20_000 // len(piece)) + " z.")

    _check(document, extract(document))


@pytest.mark.timeout(25)
@pytest.mark.parametrize(
    "piece",
    [
        "A", "'", "-", "a ", "a-", "1 ", "fire ", "the fire ", "Russia's ", "Russia said ",
        "Vilnius, Riga, Springfield, ", "A FIRE IN RIGA AND ", "the spokesman for the ministry of ",
        "Police said Russia was behind the sabotage in Riga, ", "blamed ",
    ],
)  # fmt: skip
def test_what_repeats_without_an_end_is_read_in_seconds(piece: str):
    # Each of these once took squared time, or went deeper than Python goes.
    document = a_document("A" + piece * (30_000 // len(piece)) + " z.")

    _check(document, extract(document))


def test_a_text_of_300_000_characters_is_read():
    document = a_document(_varied(300_000))

    reading = extract(document)

    assert {"arson", "drone-incursion"} <= {report.kind for report in reading.reports}

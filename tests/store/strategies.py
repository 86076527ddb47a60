"""Any document and any reading of it, odd Unicode included."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from penumbra.model import (
    Act,
    Amount,
    Claim,
    Document,
    Figure,
    Interval,
    Passage,
    Place,
    Reading,
    Reason,
    Report,
    Stance,
    Statement,
    Status,
    document_id,
)

# Every code point, lone surrogates and NUL among them, as broken feeds bring them.
odd_text = st.text(st.characters(), max_size=12)
perhaps_text = st.none() | odd_text
lists = st.lists(odd_text, max_size=3).map(tuple)
countries = st.sampled_from([None, "LTU", "RUS", "NATO"])
zones = st.just(UTC) | st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.datetimes(datetime(1000, 1, 2), datetime(9000, 1, 1), timezones=zones)
intervals = st.builds(
    lambda start, width: Interval(start, start + width),
    moments,
    st.timedeltas(timedelta(microseconds=1), timedelta(days=4000)),
)
numbers = st.integers(0, 10**15) | st.floats(0, allow_nan=False)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    low, high = sorted([draw(numbers), draw(numbers)])
    return draw(st.sampled_from([Amount(low, high), Amount(low, None), Amount(None, high)]))


@st.composite
def places(draw: st.DrawFn) -> Place:
    lat = draw(st.none() | st.floats(-90, 90))
    lon = None if lat is None else draw(st.floats(-180, 180))
    far = draw(st.none() | st.floats(0, 20_000))
    return Place(draw(odd_text), draw(countries), lat, lon, far, draw(odd_text))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(st.characters(), min_size=1).filter(str.strip))
    name, outlet = draw(odd_text), draw(perhaps_text)
    published = draw(st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
    return Document(
        id=document_id(name, outlet, published, text),
        name=name,
        title=draw(perhaps_text),
        outlet=outlet,
        url=draw(perhaps_text),
        published=published,
        published_by=draw(perhaps_text),
        text=text,
        digest=draw(odd_text),
        language=draw(perhaps_text),
        fetched=draw(st.none() | moments),
    )


@st.composite
def passages(draw: st.DrawFn, text: str) -> Passage:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Passage(start, end, text[start:end])


@st.composite
def read_documents(draw: st.DrawFn) -> tuple[Document, Reading]:
    document = draw(documents())
    cited = passages(document.text)
    evidence = st.lists(cited, min_size=1, max_size=3).map(tuple)
    reasons = st.lists(st.builds(Reason, odd_text, odd_text, st.none() | cited), max_size=2)
    shared = {
        "document_id": st.just(document.id),
        "evidence": evidence,
        "reasons": reasons.map(tuple),
    }
    report = st.builds(
        Report,
        id=st.uuids().map(lambda id: f"r{id.hex}"),
        kind=st.sampled_from(["arson", "strike"]),
        status=st.sampled_from(Status),
        when=st.none() | intervals,
        where=st.lists(places(), max_size=3).map(tuple),
        targets=lists,
        instruments=lists,
        actors=lists,
        killed=st.none() | amounts(),
        injured=st.none() | amounts(),
        mentions=evidence,
        **shared,
    )
    reports = draw(st.lists(report, max_size=3))
    claim = st.builds(
        Claim,
        id=st.uuids().map(lambda id: f"c{id.hex}"),
        report_id=st.sampled_from([report.id for report in reports] or [""]),
        speaker=perhaps_text,
        speaker_country=countries,
        stance=st.sampled_from(Stance),
        accused=odd_text,
        accused_country=countries,
        cue=odd_text,
        **shared,
    )
    statement = st.builds(
        Statement,
        id=st.uuids().map(lambda id: f"s{id.hex}"),
        speaker=perhaps_text,
        speaker_country=countries,
        act=st.sampled_from(Act),
        addressee_country=countries,
        quote=odd_text,
        **shared,
    )
    figure = st.builds(
        Figure,
        id=st.uuids().map(lambda id: f"f{id.hex}"),
        subject=odd_text,
        amount=amounts(),
        unit=odd_text,
        claimant=perhaps_text,
        claimant_country=countries,
        **shared,
    )
    reading = Reading(
        document.id,
        draw(st.sampled_from(["rules", "model"])),
        draw(st.sampled_from(["1", "2"])),
        reports=tuple(reports),
        claims=tuple(draw(st.lists(claim, max_size=3))) if reports else (),
        statements=tuple(draw(st.lists(statement, max_size=2))),
        figures=tuple(draw(st.lists(figure, max_size=2))),
    )
    return document, reading

"""Every table of the store, declared once, for every engine.

sources → documents → readings → reports, claims, statements, figures; reports → events.
Beside them: runs with what they skipped, and the judgements of analysts.

A change here needs a revision under `migrations/versions` and its name in `REVISION`; a test
holds the two together.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    DDL,
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    TypeDecorator,
    event,
)
from sqlalchemy import Text as AnyText

# The revision that this file describes: the newest under `migrations/versions`.
REVISION = "0001"

# What no database keeps: PostgreSQL refuses NUL, and neither engine takes half a surrogate pair.
_UNSTORABLE = dict.fromkeys([0, *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}")


def storable(text: str) -> str:
    """Return `text` with every NUL and lone surrogate as U+FFFD, one for one.

    The length stays, so a quote still stands at its offsets. All else is kept as it is.
    """
    if text.isascii() and "\0" not in text:
        return text
    return text.translate(_UNSTORABLE)


class Text(TypeDecorator[str]):
    """Text of any length, made `storable` on the way in."""

    impl = AnyText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, kept in UTC; sorts as time does."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _text(name: str, *, null: bool = False, **options: Any) -> Column[str]:
    return Column(name, Text, nullable=null, **options)


def _list(name: str) -> Column[Any]:
    return Column(name, JSON, nullable=False)


def _stretch(name: str) -> list[Column[datetime]]:
    """An interval: its start, and its end that is no longer part of it; both or neither."""
    return [Column(f"{name}_start", Moment), Column(f"{name}_end", Moment)]


def _amount(name: str) -> list[Column[float]]:
    return [Column(f"{name}_low", Float), Column(f"{name}_high", Float)]


def _of_reading() -> list[Any]:
    """The columns that tie a record to the reading it came from, and go with it."""
    return [
        _text("document_id"),
        _text("extractor"),
        Column("position", Integer, nullable=False),
        ForeignKeyConstraint(
            ["document_id", "extractor"],
            ["readings.document_id", "readings.extractor"],
            ondelete="CASCADE",
        ),
    ]


def _what_happened() -> list[Column[Any]]:
    """What a report and an event have in common."""
    return [
        _text("kind"),
        _text("status"),
        *_stretch("when"),
        _list("targets"),
        _list("instruments"),
        _list("actors"),
        *_amount("killed"),
        *_amount("injured"),
    ]


def _place() -> list[Column[Any]]:
    """A place; `words` is its name as filters compare it (`filters.folded`)."""
    return [
        Column("position", Integer, primary_key=True),
        _text("name"),
        _text("words"),
        _text("country", null=True),
        Column("lat", Float),
        Column("lon", Float),
        Column("within_km", Float),
        _text("sort"),
    ]


sources = Table(
    "sources",
    metadata,
    _text("id", primary_key=True),
    _text("name"),
    _text("owner", null=True),
    _text("language", null=True),
    _text("licence", null=True),
    _text("reliability"),
)

# `number` is the order in which documents came, and the row that the search index points at.
documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("id", unique=True),
    _text("source_id", null=True),
    _text("name"),
    _text("title", null=True),
    _text("outlet", null=True),
    _text("url", null=True),
    Column("published", Date, index=True),
    _text("published_by", null=True),
    _text("text"),
    _text("digest"),
    _text("language", null=True),
    Column("fetched", Moment),
    ForeignKeyConstraint(["source_id"], ["sources.id"]),
)

# One extractor's reading of one document, by its latest version; what it said hangs on it.
readings = Table(
    "readings",
    metadata,
    _text("document_id", primary_key=True),
    _text("extractor", primary_key=True),
    _text("version"),
    Column("recorded", Moment),
    ForeignKeyConstraint(["document_id"], ["documents.id"], ondelete="CASCADE"),
    Index(None, "extractor", "version"),
)

reports = Table(
    "reports",
    metadata,
    _text("id", primary_key=True),
    *_of_reading(),
    *_what_happened(),
    _list("mentions"),
    _list("evidence"),
    _list("reasons"),
    Index(None, "document_id", "extractor"),
)

report_places = Table(
    "report_places",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    *_place(),
)

# Who a claim lays the deed on, as filters compare it, is in `blamed_…`: the accused, or whoever
# denies or admits for themselves.
claims = Table(
    "claims",
    metadata,
    _text("id", primary_key=True),
    *_of_reading(),
    Column("report_id", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    _text("speaker", null=True),
    _text("speaker_country", null=True),
    _text("stance"),
    _text("accused", null=True),
    _text("accused_country", null=True),
    _text("blamed_words", null=True),
    _text("blamed_country", null=True),
    _text("cue"),
    _list("evidence"),
    _list("reasons"),
    Index(None, "document_id", "extractor"),
    Index(None, "report_id"),
    Index(None, "blamed_country", "report_id"),
    Index(None, "blamed_words", "report_id"),
)

statements = Table(
    "statements",
    metadata,
    _text("id", primary_key=True),
    *_of_reading(),
    _text("speaker", null=True),
    _text("speaker_country", null=True),
    _text("act"),
    _text("addressee_country", null=True),
    _text("quote"),
    _list("evidence"),
    _list("reasons"),
    Index(None, "document_id", "extractor"),
)

figures = Table(
    "figures",
    metadata,
    _text("id", primary_key=True),
    *_of_reading(),
    _text("subject"),
    *_amount("amount"),
    _text("unit"),
    _text("claimant", null=True),
    _text("claimant_country", null=True),
    _list("evidence"),
    _list("reasons"),
    Index(None, "document_id", "extractor"),
)

events = Table(
    "events",
    metadata,
    _text("id", primary_key=True),
    *_what_happened(),
    *_stretch("span"),
    _list("why"),
    Index(None, "when_start", "when_end"),
    Index(None, "when_end"),
    Index(None, "kind", "when_start"),
)

# A report tells of one event at most: the key is the report.
event_reports = Table(
    "event_reports",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("event_id", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Index(None, "event_id"),
)

event_places = Table(
    "event_places",
    metadata,
    Column("event_id", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    *_place(),
    Index(None, "country", "event_id"),
    Index(None, "words", "event_id"),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    _list("given"),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
    _list("counts"),
)

skips = Table(
    "skips",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("runs.number", ondelete="CASCADE"), nullable=False),
    _text("skipped"),
    _text("reason"),
    Index(None, "run"),
)

# No key ties these to reports: a judgement outlives a reading that is withdrawn and made again.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("id", unique=True),
    _text("decision"),
    _list("report_ids"),
    _text("author"),
    Column("made", Moment, nullable=False),
    _text("reason"),
    Column("undone", Boolean, nullable=False),
)

# The words of documents, to search; the text itself stays in `documents` alone. Documents never
# change, so what is added and what is removed is all that the index must follow.
SEARCH_SQLITE = (
    """CREATE VIRTUAL TABLE document_words USING fts5(
    title, text, content='documents', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER document_words_added AFTER INSERT ON documents BEGIN
    INSERT INTO document_words(rowid, title, text) VALUES (new.number, new.title, new.text);
END""",
    """CREATE TRIGGER document_words_removed AFTER DELETE ON documents BEGIN
    INSERT INTO document_words(document_words, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END""",
)
for _statement in SEARCH_SQLITE:
    event.listen(documents, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]

"""The nouns: frozen, checked values; no input or output, no clock."""

from penumbra.model.amount import Amount
from penumbra.model.document import Document, Reliability, Skip, Source, document_id
from penumbra.model.event import Attribution, Decision, Event, Judgement, State
from penumbra.model.evidence import Passage, Reason
from penumbra.model.interval import Interval
from penumbra.model.picture import EventView, Header, Picture
from penumbra.model.place import Place, distance_km
from penumbra.model.records import (
    Act,
    Claim,
    Figure,
    Reading,
    Report,
    Stance,
    Statement,
    Status,
)

__all__ = [
    "Act",
    "Amount",
    "Attribution",
    "Claim",
    "Decision",
    "Document",
    "Event",
    "EventView",
    "Figure",
    "Header",
    "Interval",
    "Judgement",
    "Passage",
    "Picture",
    "Place",
    "Reading",
    "Reason",
    "Reliability",
    "Report",
    "Skip",
    "Source",
    "Stance",
    "State",
    "Statement",
    "Status",
    "distance_km",
    "document_id",
]

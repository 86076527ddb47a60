"""Every error that Penumbra raises on purpose, as one tree.

The front doors show a `PenumbraError` as one line; anything else is a bug.
"""


class PenumbraError(Exception):
    """Something a person can mend; the message says what, where and the way out."""


class ModelError(PenumbraError):
    """A value breaks a rule of the nouns."""


class EvidenceError(ModelError):
    """A record cites nothing, or a quote that does not stand in its text."""


class ReferenceDataError(PenumbraError):
    """Shipped reference data is missing or broken."""


class SourceError(PenumbraError):
    """A document could not be received; what it names is skipped and the rest is read."""


class FormatChanged(SourceError):
    """A record has fields that nobody reads and nobody ignores."""


class StoreError(PenumbraError):
    """The store cannot be opened, read or written."""


class StoreTooNew(StoreError):
    """The store was written by a later version of Penumbra than this one."""


class UnknownItem(PenumbraError):
    """An event, document or kind that was asked for is not there."""


class ExportError(PenumbraError):
    """A file could not be written."""

"""Where documents come in: files, folders, pages, feeds and lines, each as a Document or a Skip.

places (what was asked for) → streams (bytes, unpacked, within limits) → readers (one per
format, giving drafts) → receive (day, language, limits: a draft becomes a document)
"""

from penumbra.sources.places import count
from penumbra.sources.readers import READERS
from penumbra.sources.receive import read

__all__ = ["READERS", "count", "read"]

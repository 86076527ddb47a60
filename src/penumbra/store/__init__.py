"""Keep what was read, and ask for it again.

open_store → add documents with their readings → put events → ask with a Filter

`schema.py` declares the tables, `keeping.py` writes them, `asking.py` and `filters.py` ask.
"""

from penumbra.store.batch import Batch
from penumbra.store.filters import ALL, Filter
from penumbra.store.keeping import Added
from penumbra.store.status import Description, Run
from penumbra.store.store import Store, open_store

__all__ = ["ALL", "Added", "Batch", "Description", "Filter", "Run", "Store", "open_store"]

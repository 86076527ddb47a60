"""Every kind of event is told by rows of its family's file of tests."""

import importlib

from penumbra.reference.kinds import kinds


def test_every_kind_is_told_in_at_least_four_wordings():
    families = {kind.family for kind in kinds().values()}
    pages = [
        importlib.import_module(f"tests.reading.events.test_wordings_{one}") for one in families
    ]
    told = {kind: texts for page in pages for kind, texts in page.TOLD.items()}

    assert set(told) == set(kinds())
    assert all(len(texts) >= 4 for texts in told.values())

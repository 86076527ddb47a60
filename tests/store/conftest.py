"""The store of each test: on every engine there is, so far SQLite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from penumbra.store import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "penumbra.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened

"""Which day a record, page or feed gives."""

from datetime import UTC, date, datetime

import pytest

from penumbra.sources.days import day_of


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-14",
        "20250314",
        "2025/3/14",
        "2025-03-14T23:59:00-05:00",
        "2025-03-14 08:00",
        "Fri, 14 Mar 2025 23:30:00 GMT",
        "14 March 2025",
        "Friday, 14 March 2025",
        "March 14, 2025",
        "Mar. 14th, 2025",
        " 2025-03-14 ",
        date(2025, 3, 14),
        datetime(2025, 3, 14, 12, tzinfo=UTC),
    ],
)
def test_a_day_is_read_as_its_writer_had_it(written: object) -> None:
    assert day_of(written) == date(2025, 3, 14)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2025",
        "March 2025",
        "2025-13-01",
        "2025-02-30",
        "0000-01-01",
        "03/04/2025",
        "2025-03-14 to 2025-03-16",
        "31 Foo 2025",
        "9" * 500,
        20250314,
        None,
        [],
    ],
)
def test_what_is_no_day_or_could_be_two_is_unknown(written: object) -> None:
    assert day_of(written) is None

"""The day that the head of a text gives for itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reference.dates import dateline

DATED = [
    ("OSLO, May 15, 2024 - A ferry stopped.", date(2024, 5, 15), "OSLO, May 15, 2024 -"),
    ("Bern/Geneva – December 2, 2025 – Envoys met.", date(2025, 12, 2), None),
    ("12 March 2024\n\nA fire in a mill.", date(2024, 3, 12), "12 March 2024"),
    ("Mill burns\n\nPublished: 3 May 2024\nA mill.", date(2024, 5, 3), "Published: 3 May 2024"),
    ("Posted on 2025-03-04 10:20\nA mill.", date(2025, 3, 4), "Posted on 2025-03-04"),
    ("Monday, 3 March 2025\nA mill.", date(2025, 3, 3), "Monday, 3 March 2025"),
    ("Mill burns: live\n\n22 Sep 2025\n20:31 A mill.", date(2025, 9, 22), "22 Sep 2025"),
    ("3 Jun 2024\nA mill.", date(2024, 6, 3), "3 Jun 2024"),
    ("Posted 9 Jul 2024\nA mill.", date(2024, 7, 9), "Posted 9 Jul 2024"),
    ("Oslo, 1 June 2025. A ferry stopped.", date(2025, 6, 1), "Oslo, 1 June 2025."),
    ("BERN/GENEVA 2 Feb 2025 - Envoys met.", date(2025, 2, 2), "BERN/GENEVA 2 Feb 2025 -"),
    ("Press release, Bern, 2 June 2024\n\nEnvoys met.", date(2024, 6, 2), None),
    ("*Press release, Bern, 2 June 2024*\n\nEnvoys met.", date(2024, 6, 2), None),
    ("Oslo May 15, 2024 - A ferry stopped.", None, None),
    ("In Oslo, May 15. A ferry stopped.", None, None),
    ("31.12.2024\nA mill.", date(2024, 12, 31), "31.12.2024"),
    ("OSLO, May 15 - A ferry stopped.", None, "OSLO, May 15 -"),
    ("BERGEN, June 12 (Agency) - A ferry stopped.", None, "BERGEN, June 12 (Agency) -"),
    ("THE HAGUE — Divers went down.", None, "THE HAGUE"),
    ("03/04/2024\nA mill.", None, "03/04/2024"),
    ("A ferry stopped on May 15, 2024 in the fog.", None, None),
    ("The minister said on Monday, 3 March 2024 - a day too late.", None, None),
    ("30 February 2024\nA mill.", None, "30 February 2024"),
]


@pytest.mark.parametrize(("text", "day", "words"), DATED)
def test_a_text_is_dated_by_its_own_head(text, day, words):
    found, passage = dateline(text)

    assert found == day
    if words is not None:
        assert passage is not None
        assert passage.quote == words
    if passage is not None:
        assert passage.stands_in(text)


def test_a_head_without_place_or_day_is_no_dateline():
    assert dateline("A ferry stopped on May 15, 2024 in the fog.") == (None, None)


@given(st.text(alphabet=st.sampled_from("AB ab,.-–—:/()0123456789\nMay March,TZ"), max_size=200))
def test_any_head_is_read_without_fail(text):
    _, passage = dateline(text)

    assert passage is None or passage.stands_in(text)

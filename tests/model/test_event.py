"""An event rests on reports, and what they do not say stays unknown."""

import dataclasses

import pytest

from penumbra.errors import ModelError
from tests.make import a_report, an_event, days


def test_an_event_that_rests_on_no_report_is_refused():
    with pytest.raises(ModelError, match="rests on no report"):
        dataclasses.replace(an_event(), report_ids=())


def test_what_is_not_known_of_an_event_stays_unknown():
    event = an_event(a_report())

    assert (event.when, event.killed, event.injured, event.where) == (None, None, None, ())


def test_an_event_never_changes():
    with pytest.raises(dataclasses.FrozenInstanceError):
        an_event().when = days("2024-05-04")

"""Looking back: what an event was when only some of its reports had been published."""

from penumbra.fusion import fuse, known_by
from tests.fusion.telling import told
from tests.make import an_amount


def _by_id(*reports):
    return {report.id: report for report in reports}


def test_an_event_told_whole_is_as_it_was():
    one, other = told(), told()
    events = fuse([one, other])

    assert known_by(events, _by_id(one, other)) == events


def test_an_event_nobody_had_told_yet_is_left_out():
    assert known_by(fuse([told()]), {}) == []


def test_an_event_then_had_only_what_had_been_told():
    early, late = told(killed=an_amount(2)), told(killed=an_amount(5))
    (event,) = fuse([early, late])

    (then,) = known_by([event], _by_id(early))

    assert (then.id, then.report_ids, then.killed) == (event.id, (early.id,), an_amount(2))
    assert event.killed == an_amount(2, 5)

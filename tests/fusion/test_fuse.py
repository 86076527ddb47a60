"""Reports of one thing become one event; what contradicts itself is never joined."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.fusion import compare, fuse
from penumbra.model import Decision, Report, Status
from tests.fusion.telling import JURMALA, TALLINN, told
from tests.make import RIGA, a_judgement, an_amount, days


def _together(*reports: Report, **options) -> set[frozenset[str]]:
    return {frozenset(event.report_ids) for event in fuse(reports, **options)}


def _ids(*reports: Report) -> frozenset[str]:
    return frozenset(report.id for report in reports)


def test_nothing_told_is_no_event():
    assert fuse([]) == []


def test_two_documents_that_tell_one_fire_make_one_event():
    one, other = told(), told()

    (event,) = fuse([one, other])

    assert set(event.report_ids) == {one.id, other.id}


def test_two_fires_four_days_apart_in_one_town_are_two():
    one, other = told("2024-05-04"), told("2024-05-08")

    assert _together(one, other) == {_ids(one), _ids(other)}


def test_two_fires_on_one_day_in_two_towns_are_two():
    one, other = told("2024-05-04", RIGA), told("2024-05-04", TALLINN)

    assert _together(one, other) == {_ids(one), _ids(other)}


def test_a_fire_and_a_cable_break_of_one_day_and_place_are_two():
    one, other = told(kind="arson"), told(kind="cable-damage")

    assert _together(one, other) == {_ids(one), _ids(other)}


def test_what_one_calls_a_fire_and_another_a_blast_may_be_one_event():
    fire = told(kind="arson", words="Parcel burned", targets=["parcel depot"])
    blast = told(kind="explosion", words="Parcel blew up", targets=["parcel depot"])

    assert _together(fire, blast) == {_ids(fire, blast)}


def test_a_telling_may_be_a_day_off_at_midnight():
    late, early = told("2024-05-04"), told("2024-05-05")

    (event,) = fuse([late, early])

    assert event.when_span == days("2024-05-04", "2024-05-05")


def test_days_do_not_chain():
    first, second, third = told("2024-05-04"), told("2024-05-05"), told("2024-05-06")

    for ids in _together(first, second, third):
        assert not {first.id, third.id} <= ids


def test_an_undated_report_never_chains_two_days_together():
    words = "Old Sawmill burned"
    monday, friday = told("2024-05-06", words=words), told("2024-05-10", words=words)
    undated = told(None, words=words)

    assert _together(monday, friday, undated) == {_ids(monday), _ids(friday), _ids(undated)}


def test_an_undated_report_joins_the_one_event_that_it_fits():
    dated, undated = told(words="Old Sawmill burned"), told(None, words="Old Sawmill burned")
    elsewhere = told("2024-05-04", TALLINN, words="Customs House burned")

    assert _together(dated, undated, elsewhere) == {_ids(dated, undated), _ids(elsewhere)}


def test_a_season_never_links_two_days():
    words = "Old Sawmill burned"
    may, june = told("2024-05-06", words=words), told("2024-06-10", words=words)
    season = told(("2024-04-01", "2024-06-30"), words=words)

    assert not any({may.id, june.id} <= ids for ids in _together(may, june, season))


def test_undated_reports_of_the_same_telling_words_are_one_event():
    one, other = told(None, words="Old Sawmill burned"), told(None, words="Old Sawmill burned")

    assert _together(one, other) == {_ids(one, other)}


def test_undated_reports_that_share_only_their_kind_stay_apart():
    one, other = told(None, words="smoke rose"), told(None, TALLINN, words="flames spread")

    assert _together(one, other) == {_ids(one), _ids(other)}


def test_a_feared_strike_never_joins_a_real_one():
    feared = told(kind="strike", status=Status.HYPOTHETICAL)
    real = told(kind="strike")

    assert _together(feared, real) == {_ids(feared), _ids(real)}


def test_what_was_planned_and_then_happened_is_one_event_that_occurred():
    planned, held = told(kind="talks", status=Status.PLANNED), told(kind="talks")

    (event,) = fuse([planned, held])

    assert event.status is Status.OCCURRED


def test_two_reports_of_one_document_never_join():
    one = told()
    other = replace(told(), document_id=one.document_id)

    assert _together(one, other) == {_ids(one), _ids(other)}


def test_nor_do_they_join_through_a_third():
    one, between = told(), told()
    other = replace(told(), document_id=one.document_id)

    events = _together(one, between, other)

    assert not any({one.id, other.id} <= ids for ids in events)


_day = st.sampled_from([None, *(f"2024-05-{day:02}" for day in range(1, 9))])
_width = st.sampled_from([0, 0, 0, 2, 60])


@st.composite
def _reports(draw: st.DrawFn) -> Report:
    day, width = draw(_day), draw(_width)
    span = day and (day, (date.fromisoformat(day) + timedelta(days=width)).isoformat())
    report = told(
        span,
        draw(st.sampled_from([RIGA, JURMALA, TALLINN])),
        kind=draw(st.sampled_from(["arson", "explosion", "strike"])),
        status=draw(st.sampled_from(Status)),
        words=draw(st.sampled_from(["Old Sawmill burned", "Harbour Gate fell", "smoke rose"])),
    )
    shared = draw(st.sampled_from([report.document_id, "d1", "d2"]))
    return replace(report, document_id=shared)


@given(st.lists(_reports(), max_size=9), st.randoms())
def test_the_order_of_arrival_does_not_matter(reports: list[Report], random):
    shuffled = random.sample(reports, len(reports))

    assert fuse(shuffled) == fuse(reports)


@given(st.lists(_reports(), max_size=9))
def test_every_report_is_in_one_event_that_no_pair_in_it_contradicts(reports: list[Report]):
    events = fuse(reports)

    ids = [id for event in events for id in event.report_ids]
    assert sorted(ids) == sorted(report.id for report in reports)
    by_id = {report.id: report for report in reports}
    for event in events:
        told_here = [by_id[id] for id in event.report_ids]
        for at, one in enumerate(told_here):
            assert not any(compare(one, other).forbidden for other in told_here[at + 1 :])


@given(st.lists(_reports(), max_size=9))
def test_each_report_after_the_first_says_what_joined_it(reports: list[Report]):
    for event in fuse(reports):
        joined = [line.partition(": ")[0] for line in event.why]

        assert len(set(joined)) == len(joined) == len(event.report_ids) - 1
        assert set(joined) < set(event.report_ids)


def test_no_reason_is_lost_when_two_events_turn_out_to_be_one():
    one, two = told(words="Old Sawmill"), told(words="Old Sawmill harbour")
    three, four = told(words="Customs House"), told(words="Customs House harbour")

    (event,) = fuse([one, two, three, four])

    assert len(event.why) == 3


def test_the_reasons_are_words_with_their_weights():
    (event,) = fuse([told(), told()])

    (why,) = event.why
    assert "same place (+1.8)" in why
    assert "same day (+1.6)" in why


def test_an_event_keeps_its_id_when_reports_are_added():
    one, other = told(), told()
    (before,) = fuse([one, other])
    earlier = replace(told(), id="r0000")

    (after,) = fuse([earlier, one, other], known=dict.fromkeys(before.report_ids, before.id))

    assert after.id == before.id


def test_when_two_events_turn_out_to_be_one_it_keeps_the_id_most_reports_had():
    one, two, three = told(), told(), told()

    (event,) = fuse([one, two, three], known={one.id: "eA", two.id: "eB", three.id: "eB"})

    assert event.id == "eB"


def test_when_an_event_is_parted_no_two_events_share_its_id():
    one, other = told("2024-05-04"), told("2024-05-08")

    events = fuse([one, other], known={one.id: "eA", other.id: "eA"})

    assert len({event.id for event in events}) == 2


def test_an_analyst_joins_what_the_weights_leave_apart():
    one, other = told("2024-05-04"), told("2024-05-08")
    same = a_judgement(Decision.SAME, one, other)

    (event,) = fuse([one, other], [same])

    assert event.why == (f"{other.id}: an analyst says they are the same",)


def test_an_analyst_parts_what_the_weights_join():
    one, other = told(), told()

    assert _together(one, other, judgements=[a_judgement(Decision.NOT_SAME, one, other)]) == {
        _ids(one),
        _ids(other),
    }


def test_what_an_analyst_parted_does_not_meet_through_a_third():
    one, between, other = told(), told(), told()
    apart = a_judgement(Decision.NOT_SAME, one, other)

    events = _together(one, between, other, judgements=[apart])

    assert not any({one.id, other.id} <= ids for ids in events)


@pytest.mark.parametrize("decision", [Decision.SAME, Decision.NOT_SAME])
def test_a_judgement_that_was_undone_changes_nothing(decision: Decision):
    reports = [told("2024-05-04"), told("2024-05-04"), told("2024-05-08")]
    undone = a_judgement(decision, *reports, undone=True)

    assert fuse(reports, [undone]) == fuse(reports)


def test_a_judgement_on_reports_that_are_not_here_changes_nothing():
    here, gone = told(), told()

    assert fuse([here], [a_judgement(Decision.SAME, here, gone)]) == fuse([here])


def test_rival_tolls_stay_visible():
    (event,) = fuse([told(killed=an_amount(2)), told(killed=an_amount(4)), told()])

    assert event.killed == an_amount(2, 4)
    assert event.injured is None


def test_places_that_differ_stay_visible_the_one_most_told_first():
    (event,) = fuse([told("2024-05-04", RIGA), told("2024-05-04", JURMALA), told()])

    assert [place.name for place in event.where] == ["Riga", "Jūrmala"]


def test_one_exact_day_does_not_outvote_two_that_agree():
    weekend = ("2024-05-05", "2024-05-06")

    (event,) = fuse([told("2024-05-04"), told(weekend), told(weekend)])

    assert event.when == days(*weekend)


def test_the_day_most_reports_meet_on_is_shown_and_the_others_stay_visible():
    week, day = ("2024-04-29", "2024-05-05"), "2024-05-04"

    (event,) = fuse([told(week), told(day), told(day)])

    assert event.when == days("2024-05-04")
    assert event.when_span == days("2024-04-29", "2024-05-05")

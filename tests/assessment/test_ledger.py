"""Who is said to have done it: voices are counted, nothing is concluded."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.assessment import attributions, state_of
from penumbra.model import Claim, Report, Stance, State
from tests.make import a_claim, a_document, a_report

WEEK_ONE, WEEK_TWO, YEAR_AFTER = date(2024, 5, 8), date(2024, 5, 15), date(2025, 5, 6)
PUBLISHED: dict[str, date | None] = {}


def _report(published: date | None = WEEK_ONE) -> Report:
    report = a_report(a_document(f"A cable broke. Told {len(PUBLISHED)}.", published=published))
    PUBLISHED[report.document_id] = published
    return report


def _says(
    stance: Stance,
    speaker: str | None = "Latvian prosecutors",
    *,
    of: str | None = "Russia",
    published: date | None = WEEK_ONE,
    **who: str | None,
) -> Claim:
    countries = {"Russia": "RUS", "Belarus": "BLR"}
    return a_claim(
        _report(published),
        speaker=speaker,
        stance=stance,
        accused=of,
        accused_country=countries.get(of or ""),
        **who,
    )


ACCUSES = _says(Stance.ATTRIBUTES)
SUSPECTS = _says(Stance.SUSPECTS, "Finnish police", speaker_country="FIN")
DENIES = _says(Stance.DENIES, "Kremlin", speaker_country="RUS")
ADMITS = _says(Stance.ADMITS, "a hacker group", of=None, speaker_country=None)
ACCIDENT = _says(Stance.EXONERATES, "Swedish prosecutor", of=None, speaker_country="SWE")
NO_ATTACK = _says(Stance.DISPUTES, "Swedish prosecutor", of=None, speaker_country="SWE")
HAPPENED = _says(Stance.ASSERTS, "the operator", of=None)
UNNAMED = _says(Stance.ATTRIBUTES, None, speaker_country=None)


def _ledger(*claims: Claim, as_of: date | None = None):
    return attributions("e1", claims, published=PUBLISHED, as_of=as_of)


def _state(*claims: Claim, as_of: date | None = None) -> State:
    return state_of(claims, published=PUBLISHED, as_of=as_of)


def test_repeats_by_one_speaker_are_one_voice():
    (found,) = _ledger(ACCUSES, _says(Stance.ATTRIBUTES), _says(Stance.ATTRIBUTES))

    assert (found.accused, found.attributes) == ("RUS", ("Latvian prosecutors",))


def test_the_same_speaker_written_another_way_is_one_voice():
    (found,) = _ledger(
        _says(Stance.ATTRIBUTES, "Interior Ministry"),
        _says(Stance.ATTRIBUTES, "The interior ministry"),
    )

    assert len(found.attributes) == 1


def test_two_speakers_are_two_voices():
    (found,) = _ledger(ACCUSES, _says(Stance.ATTRIBUTES, "Estonian security police"))

    assert len(found.attributes) == 2


def test_an_unnamed_speaker_adds_no_voice_but_dates_the_accusation():
    early = _says(Stance.ATTRIBUTES, None, published=WEEK_ONE)
    named = _says(Stance.ATTRIBUTES, published=WEEK_TWO)

    (found,) = _ledger(early, named)

    assert found.attributes == ("Latvian prosecutors",)
    assert found.since == WEEK_ONE


def test_suspicion_is_not_attribution():
    (found,) = _ledger(SUSPECTS)

    assert (found.attributes, found.suspects) == ((), ("Finnish police",))


def test_a_denial_that_names_no_one_is_for_the_speakers_own_side():
    (found,) = _ledger(ACCUSES, _says(Stance.DENIES, "Kremlin", of=None, speaker_country="RUS"))

    assert (found.accused, found.denies) == ("RUS", ("Kremlin",))


def test_a_denial_by_nobody_of_nothing_is_left_out():
    assert _ledger(_says(Stance.DENIES, None, of=None, speaker_country=None)) == []


def test_organs_of_one_state_are_one_accused():
    (found,) = _ledger(
        a_claim(_report(), accused="GRU", accused_country="RUS"),
        a_claim(_report(), accused="Moscow", accused_country="RUS"),
    )

    assert found.accused == "RUS"


def test_a_group_of_no_country_is_accused_by_its_name():
    (found,) = _ledger(a_claim(_report(), accused="Night Heron", accused_country=None))

    assert found.accused == "Night Heron"


def test_each_accused_has_a_row_the_most_told_first():
    rows = _ledger(_says(Stance.SUSPECTS, of="Belarus"), ACCUSES, SUSPECTS)

    assert [row.accused for row in rows] == ["RUS", "BLR"]


def test_that_something_happened_accuses_nobody():
    assert _ledger(HAPPENED, ACCIDENT, NO_ATTACK) == []


def test_the_accusation_begins_with_the_first_document_that_names_the_accused():
    later, undated = (_says(Stance.ATTRIBUTES, published=day) for day in (WEEK_TWO, None))

    (found,) = _ledger(later, undated, DENIES)

    assert found.since == WEEK_TWO


@pytest.mark.parametrize(
    ("claims", "state"),
    [
        ((), State.UNATTRIBUTED),
        ((HAPPENED,), State.UNATTRIBUTED),
        ((DENIES,), State.UNATTRIBUTED),
        ((SUSPECTS,), State.ALLEGED),
        ((UNNAMED,), State.ALLEGED),
        ((ACCUSES,), State.ATTRIBUTED),
        ((ACCUSES, SUSPECTS), State.ATTRIBUTED),
        ((ACCUSES, DENIES), State.DISPUTED),
        ((SUSPECTS, DENIES), State.DISPUTED),
        ((ACCIDENT,), State.REFUTED),
        ((NO_ATTACK,), State.REFUTED),
        ((SUSPECTS, ACCIDENT), State.REFUTED),
        ((ADMITS,), State.ADMITTED),
        ((ACCUSES, DENIES, ADMITS), State.ADMITTED),
    ],
    ids=lambda value: value if isinstance(value, str) else "+".join(c.stance for c in value),
)
def test_the_claims_decide_the_state(claims: tuple[Claim, ...], state: State):
    assert _state(*claims) is state


def test_the_accused_who_calls_it_an_accident_disputes_but_does_not_refute():
    own = _says(Stance.EXONERATES, "Russian embassy", of=None, speaker_country="RUS")

    assert _state(ACCUSES, own) is State.DISPUTED


def test_a_finding_of_accident_that_a_named_speaker_later_rejects_is_disputed():
    again = _says(Stance.ATTRIBUTES, "Finnish prosecutor", published=WEEK_TWO)

    assert _state(ACCUSES, ACCIDENT, again) is State.DISPUTED


def test_an_accident_found_a_year_later_refutes_but_not_as_of_week_one():
    found = _says(
        Stance.EXONERATES, "prosecutors", of=None, speaker_country="SWE", published=YEAR_AFTER
    )

    assert _state(ACCUSES, found) is State.REFUTED
    assert _state(ACCUSES, found, as_of=WEEK_ONE) is State.ATTRIBUTED


def test_before_anybody_spoke_nobody_was_accused():
    before = date(2024, 5, 7)

    assert _state(ACCUSES, DENIES, as_of=before) is State.UNATTRIBUTED
    assert _ledger(ACCUSES, DENIES, as_of=before) == []


def test_what_was_said_in_a_document_without_a_day_is_not_known_to_be_early():
    undated = _says(Stance.ATTRIBUTES, published=None)

    assert _state(undated, as_of=YEAR_AFTER) is State.UNATTRIBUTED
    assert _state(undated) is State.ATTRIBUTED


_CLAIMS = [ACCUSES, SUSPECTS, DENIES, ADMITS, ACCIDENT, NO_ATTACK, HAPPENED, UNNAMED]


@given(st.lists(st.sampled_from(_CLAIMS), unique=True), st.randoms())
def test_the_order_of_claims_does_not_matter(claims: list[Claim], random):
    shuffled = random.sample(claims, len(claims))

    assert _ledger(*shuffled) == _ledger(*claims)
    assert _state(*shuffled) is _state(*claims)

"""Who and what takes part: targets, instruments and actors as the text words them."""

import pytest

from penumbra.reading.events.grouping import group_mentions
from penumbra.reading.events.mentions import find_mentions
from penumbra.reading.events.participants import Participants, participants
from penumbra.reading.extract import extract
from tests.make import a_document
from tests.reading.marking import a_page


def _of(text: str, kind: str) -> Participants:
    page = a_page(text)
    group = next(g for g in group_mentions(page, find_mentions(page)) if g.kind == kind)
    return participants(page, group)


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("A fire gutted a furniture warehouse.", "arson", "furniture warehouse"),
        ("An undersea data cable was cut.", "cable-damage", "undersea data cable"),
        ("Hackers broke into the party's mail server.", "cyber-intrusion", "mail server"),
        ("Drones flew over a military air base.", "drone-incursion", "military air base"),
        ("Poland expelled three Russian diplomats.", "expulsion", "Russian diplomats"),
        ("Commandos boarded the oil tanker.", "seizure", "oil tanker"),
        ("The war memorial was daubed with paint.", "vandalism", "war memorial"),
        ("A high-voltage pylon was toppled.", "infrastructure-damage", "high-voltage pylon"),
    ],
)
def test_the_target_is_what_was_hit(text: str, kind: str, target: str):
    assert any(target in phrase for phrase in _of(text, kind).targets)


@pytest.mark.parametrize(
    ("text", "kind", "instrument"),
    [
        ("A parcel bomb exploded in an office.", "explosion", "parcel bomb"),
        ("A petrol bomb set a shop on fire.", "arson", "petrol bomb"),
        ("A ship cut the undersea cable with its anchor.", "cable-damage", "anchor"),
        ("Unidentified drones flew over the base.", "drone-incursion", "Unidentified drones"),
        ("Cruise missiles struck a power station.", "strike", "Cruise missiles"),
        ("The monument was defaced with red paint.", "vandalism", "red paint"),
    ],
)
def test_the_instrument_is_what_it_was_done_with(text: str, kind: str, instrument: str):
    assert any(instrument in phrase for phrase in _of(text, kind).instruments)


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Two men set fire to a warehouse.", "arson", "men"),
        ("A warehouse was set on fire by two teenagers.", "arson", "teenagers"),
    ],
)
def test_the_actor_is_who_did_it(text: str, kind: str, actor: str):
    assert any(actor in phrase for phrase in _of(text, kind).actors)


@pytest.mark.parametrize(
    "text",
    [
        "Police said a warehouse was set on fire.",
        "The interior minister said a warehouse burned down.",
        "A warehouse burned down, prosecutors said.",
    ],
)
def test_who_tells_of_it_did_not_do_it(text: str):
    assert _of(text, "arson").actors == ()


def test_who_is_arrested_is_its_target():
    found = _of("Two Moldovan citizens were arrested by police.", "arrest")

    assert any("Moldovan citizens" in phrase for phrase in found.targets)


def test_nothing_is_told_twice_and_no_more_than_three_of_each():
    text = "A warehouse, a depot, a factory, a shop and a warehouse burned down."

    found = _of(text, "arson")

    assert len(found.targets) == 3
    assert len({phrase.lower() for phrase in found.targets}) == 3


def test_each_phrase_says_which_list_and_words_gave_it():
    text = "A fire gutted a furniture warehouse."

    found = _of(text, "arson")

    told = {(reason.slot, reason.passage and reason.passage.quote) for reason in found.reasons}
    assert told == {("targets", phrase) for phrase in found.targets}
    assert all(reason.rule for reason in found.reasons)


def test_what_stands_beside_a_word_that_only_leads_back_is_no_target():
    found = _of("A warehouse burned down. Police closed a school after the incident.", "arson")

    assert found.targets == ("warehouse",)


def test_what_the_text_does_not_say_stays_empty():
    found = _of("An explosion was heard.", "explosion")

    assert (found.targets, found.instruments, found.actors) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "kind", "slot", "phrase"),
    [
        ("Two rusty pylons near Prato were toppled.", "infrastructure-damage", "targets",
         "Two rusty pylons"),
        ("A bakery was doused with petrol and set on fire.", "arson", "targets", "bakery"),
        ("A diver cut the power cable with a hydraulic cutter.", "cable-damage", "instruments",
         "hydraulic cutter"),
        ("Two Danish Rafales intercepted a bomber.", "interception", "actors",
         "Two Danish Rafales"),
        ("Syrian drones struck a depot.", "strike", "actors", "Syrian drones"),
        ("Israel's strike on a depot killed six.", "strike", "actors", "Israel"),
        ("Police arrested a sailor. A warehouse had been set on fire.", "arson", "actors",
         "sailor"),
        ("The Baltic Dawn dragged its anchor. The tanker cut an undersea data cable.",
         "cable-damage", "actors", "Baltic Dawn"),
    ],
)  # fmt: skip
def test_grammar_tells_who_did_what_to_what(text: str, kind: str, slot: str, phrase: str):
    report = next(one for one in extract(a_document(text)).reports if one.kind == kind)

    assert any(phrase in found for found in getattr(report, slot))


@pytest.mark.parametrize(
    ("text", "kind", "slot", "phrase"),
    [
        ("Police said a warehouse in Graz was set on fire.", "arson", "targets", "Graz"),
        ("Poland closed the border. A warehouse was set on fire.", "arson", "actors", "Poland"),
        ("A tanker cut a data cable. The Baltic Dawn and the Nordic Dusk saw it.",
         "cable-damage", "actors", "Dawn"),
        ("Two men were arrested. A shop and, elsewhere, a mast were set on fire; drones closed "
         "the airport in Oslo.", "drone-incursion", "actors", "men"),
    ],
)  # fmt: skip
def test_what_only_stands_near_has_no_part(text: str, kind: str, slot: str, phrase: str):
    reports = [one for one in extract(a_document(text)).reports if one.kind == kind]

    assert not any(phrase in found for one in reports for found in getattr(one, slot))


def test_a_verb_or_a_bare_count_is_no_target():
    text = (
        "A court in Helsinki dismissed the charges, saying it lacked jurisdiction. "
        "Jets shot down several of the drones."
    )
    reading = extract(a_document(text=text))

    targets = {target for report in reading.reports for target in report.targets}
    assert not targets & {"saying", "several"}

"""How real what a text tells of is, which kind wins, and how a wording leads back."""

from dataclasses import replace

import pytest

from penumbra.model import Status
from penumbra.reading.events.mentions import Mention, find_mentions
from penumbra.reading.places.find import find_places
from penumbra.reference.kinds import INCIDENT_FAMILIES, kind
from tests.reading.marking import a_page, kinds_told

# Words of war and sabotage that tell of neither.
NOT_TOLD = [
    "The minister faced a firestorm of criticism.",
    "There was an explosion of interest in the film.",
    "The unions hope to strike a deal by Friday.",
    "The chancellor came under fire over pensions.",
    "They accused each other of the sabotage of talks.",
    "Train drivers went on strike over pay.",
    "Labour strikes paralysed the factory.",
    "Police opened fire on a bear.",
    "The row could derail negotiations.",
    "The striker fired a shot over the bar.",
    "The home team stormed to a third victory.",
    "The cyber defence centre opened a new wing.",
    "The president fired the minister.",
    "The singer's new album is a bombshell.",
    "Prices exploded in March.",
    "Sales took a hit in spring.",
    "He hacked his way through the forest.",
    "The bank charged a fee of two euros.",
    "The phone is charging.",
    "The exhibition draws on the archive.",
    "Her speech sparked a debate.",
    "The team captured the title.",
    "The troupe will stage a play.",
    "She broke the world record.",
    "Traffic jammed the ring road.",
    "They had a blast at the fair.",
    "He drilled a hole in the wall.",
    "The court of public opinion is harsh.",
    "The champagne bottle popped at the launch.",
    "The kitchen fire was caused by a stove.",
    "A wildfire burned pine forest near the coast.",
    "The museum shows paintings of sea battles.",
    "The actress was a bomb at the box office.",
    "He was a spy in a television series.",
    "Balloons rose over the village fair.",
    "The company launched a new phone.",
    "The mayor cut the ribbon of a new bridge.",
    "Fans let off steam after the match.",
    "A hot-air balloon festival drew crowds.",
    "Inflation fell to two per cent of what it was.",
    "The party's campaign cost a million euros.",
    "The hurricane damaged beach bars.",
    "The committee agreed to meet again.",
    "Investors fled the market.",
    "A lawyer broke into laughter.",
    "Rail strike on Friday.",
    "Police have fought a losing battle against speeding.",
    "The drone show over the stadium drew thousands.",
    "Sanctions relief is not on the table.",
    "The bank was closed for renovation.",
    "Ministers fired back at critics.",
    "The vessel arrived in port with grain.",
    "Nobody on board the ferry was hungry.",
    "The accident board said the ship was old.",
    "The film crew boarded a plane.",
    "The mayor held talks on wages with unions.",
    "The blast furnace was relit.",
    "Heavy traffic held up the buses.",
]
# text, kind, and how real the text says it is.
STATUSES = [
    ("A warehouse was set on fire on Sunday.", "arson", Status.OCCURRED),
    ("Police prevented an arson attack on a depot.", "arson", Status.FOILED),
    ("He tried to set fire to a warehouse.", "arson", Status.FOILED),
    ("A plot to blow up a railway bridge was foiled.", "rail-sabotage", Status.FOILED),
    ("The saboteurs attempted to derail a train.", "rail-sabotage", Status.FOILED),
    ("A bomb found under the bridge did not go off.", "explosion", Status.FOILED),
    ("Agents thwarted an assassination of the exile.", "attack-on-person", Status.FOILED),
    ("Saboteurs might blow up a bridge.", "infrastructure-damage", Status.HYPOTHETICAL),
    ("A terrorist threatened to blow up the plant.", "explosion", Status.HYPOTHETICAL),
    ("If an undersea cable is cut, the ships will leave.", "cable-damage", Status.HYPOTHETICAL),
    ("Officials warned of sabotage against railways.", "rail-sabotage", Status.HYPOTHETICAL),
    ("The alliance fears a missile strike.", "strike", Status.HYPOTHETICAL),
    ("Allies are debating a pre-emptive strike.", "doctrine", Status.HYPOTHETICAL),
    ("Kyiv called for sanctions against the bank.", "sanction", Status.HYPOTHETICAL),
    ("The army will hold an exercise in May.", "exercise", Status.PLANNED),
    ("The envoy is due in Moscow next week.", "visit", Status.PLANNED),
    ("The trial is scheduled for autumn.", "prosecution", Status.PLANNED),
    ("Sweden pledged to send a frigate.", "deployment", Status.PLANNED),
    ("GPS jamming continues over the gulf.", "gnss-interference", Status.ONGOING),
    ("Fighting continues near the town.", "ground-combat", Status.ONGOING),
    ("Prosecutors are still investigating the break.", "investigation", Status.ONGOING),
    ("Allied ships are patrolling the gulf.", "patrol", Status.ONGOING),
    ("A bomb was found beneath a bridge over the canal.", "explosion", Status.FOILED),
    ("Sappers defused an explosive device at the depot.", "explosion", Status.FOILED),
    ("The firebomb thrown at the shop failed to ignite.", "arson", Status.FOILED),
    ("A car bomb exploded outside the barracks.", "explosion", Status.OCCURRED),
    ("He sold plans of a base to a handler.", "espionage", Status.OCCURRED),
    ("Negotiators met in Istanbul.", "talks", Status.OCCURRED),
]


def _mentions(text: str) -> list[Mention]:
    return find_mentions(a_page(text))


def _one(text: str, kind: str) -> Mention:
    """Return the last mention of the kind."""
    return [mention for mention in _mentions(text) if mention.kind == kind][-1]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_figure_of_speech_tells_of_no_hostile_act(text: str):
    hostile = (*INCIDENT_FAMILIES, "war", "response")

    assert [one for one in _mentions(text) if kind(one.kind).family in hostile] == []


@pytest.mark.parametrize(("text", "kind", "status"), STATUSES)
def test_what_is_feared_or_planned_or_foiled_has_not_occurred(text, kind, status):
    assert _one(text, kind).status is status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There was no fire at the depot.", "arson"),
        ("The undersea cable was not cut.", "cable-damage"),
        ("No drones were sighted over the base.", "drone-incursion"),
    ],
)
def test_what_did_not_happen_is_marked_so(text: str, kind: str):
    assert _one(text, kind).negated


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A parcel bomb damaged the railway track.", {"rail-sabotage"}),
        ("An explosion ruptured the gas pipeline.", {"pipeline-damage"}),
        ("The anchor of a ship cut the undersea cable.", {"cable-damage"}),
        ("A denial-of-service attack by hackers knocked out the website.", {"cyber-disruption"}),
        ("Hackers leaked stolen data of the ministry.", {"data-leak"}),
    ],
)
def test_what_was_damaged_decides_over_how(text: str, told: set[str]):
    assert kinds_told(text) == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A barn burned down. The incident is under review.", "arson"),
        ("An undersea cable was cut. Nobody knows who caused the damage.", "cable-damage"),
        ("Drones flew over the airport. The sighting lasted an hour.", "drone-incursion"),
        ("The party's servers were hacked. The intrusion lasted months.", "cyber-intrusion"),
        (
            "A gas pipeline leaked after blasts. The explosions were felt far away.",
            "pipeline-damage",
        ),
    ],
)
def test_a_noun_leads_back_to_the_event_told_before(text: str, kind: str):
    last = _mentions(text)[-1]

    assert (last.kind, last.anaphor) == (kind, True)


def test_a_noun_that_leads_back_to_nothing_is_no_event():
    assert _mentions("The incident at the meeting was soon forgotten.") == []


def test_another_and_the_like_are_heard():
    assert _one("Another fire broke out at a depot.", "arson").another
    assert not _one("A fire broke out at a depot.", "arson").another


def test_a_series_is_told_as_one():
    assert _one("A string of arson attacks worries shopkeepers.", "arson").series
    assert not _one("An arson attack worries shopkeepers.", "arson").series


def test_a_mention_names_the_wording_that_read_it():
    (mention,) = _mentions("Two submarine cables were damaged.")

    assert mention.rule == "wordings/sabotage.yaml: cable-damage: pairs “<sea-cable> & <broken>”"
    assert mention.status_rule == "mentions: told as a fact"


def test_mentions_come_in_text_order_inside_their_clauses():
    text = (
        "A barn burned down after two men fled. The incident is under review, and a cable was cut. "
        "Drones hovered over the port, police said; hackers broke into the harbour's network. "
    ) * 3

    found = _mentions(text)

    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.sentence.covers(one.clause) for one in found)
    assert all(one.clause.covers(one) for one in found)


@pytest.mark.parametrize("text", ["", "🔥", "…", "\u200b", "1.", "«»"])
def test_a_text_without_words_tells_of_nothing(text: str):
    assert _mentions(text) == []


def test_the_words_of_names_do_not_come_between_what_was_cut_and_its_cutting():
    text = "A data cable between Gdynia in Poland and the Danish island of Bornholm was cut."

    page = a_page(text)
    marked = replace(page, places=find_places(text, page.sentences, page.quotations))

    assert [mention.kind for mention in find_mentions(marked)] == ["cable-damage"]


def test_what_a_list_tells_next_is_no_part_of_what_it_told_before():
    text = "They speak of an attempt to derail trains, the cutting of two undersea cables."

    assert [mention.kind for mention in _mentions(text)] == ["rail-sabotage", "cable-damage"]


@pytest.mark.parametrize(
    ("weak", "topic", "kind"),
    [
        ("The line went dead before dawn.", "A data cable crosses the strait.", "cable-damage"),
        ("Points were tampered with.", "Freight trains were late.", "rail-sabotage"),
        ("The signal failed near the coast.", "Ferries use GPS.", "gnss-interference"),
        ("The booking system was down.", "Hackers boasted of it.", "cyber-disruption"),
    ],
)
def test_a_weak_wording_counts_only_where_the_text_speaks_of_its_topic(weak, topic, kind):
    far = "Nothing else was known. " * 8

    assert kind in kinds_told(f"{topic} {weak}")
    assert kind not in kinds_told(weak)
    assert kind not in {mention.kind for mention in _mentions(f"{weak} {far}{topic}")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A blast shattered windows of the bank.", {"explosion"}),
        ("A drone strike on the depot set a tank ablaze.", {"strike"}),
        ("Intruders climbed the fence of a substation and smashed a transformer.",
         {"infrastructure-damage"}),
    ],
)  # fmt: skip
def test_what_an_event_brings_with_it_is_none_of_its_own(text: str, told: set[str]):
    assert kinds_told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The fire brigade sold a house to the bank.",
        "Officers trained at the station were damaged by scandal.",
        "Ministers tried to break the silence over the power plant.",
    ],
)
def test_fixed_phrases_and_verbs_that_look_like_nouns_tell_nothing(text: str):
    assert kinds_told(text) == set()


def test_jets_that_enter_an_airspace_conquer_no_land():
    kinds = {one.kind for one in _mentions("Three Russian jets entered Estonian airspace.")}

    assert kinds == {"airspace-violation"}


def test_what_a_sentence_opens_with_does_not_reach_into_what_it_tells():
    text = (
        "A year after the fire at a depot, Oslo withdrew its consent for the consulate in Bergen."
    )

    (fire,) = [one for one in _mentions(text) if one.kind == "arson"]
    assert "consulate" not in text[fire.start : fire.end]

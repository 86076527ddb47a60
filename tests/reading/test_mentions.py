"""What a text tells of: kinds of events in many wordings, how real they are, and what is none."""

from dataclasses import replace

import pytest

from penumbra.model import Status
from penumbra.reading.mentions import Mention, find_mentions
from penumbra.reading.places import find_places
from penumbra.reference.kinds import INCIDENT_FAMILIES, kind, kinds
from tests.reading.marking import a_page

# Each kind in active and passive voice, by verb and by noun.
TOLD = {
    "arson": [
        "A fire gutted a furniture warehouse in the harbour.",
        "The shopping centre was set on fire by two men.",
        "Somebody torched a bus depot overnight.",
        "Arsonists burned down a paint shop.",
        "An arson attack destroyed a logistics hall.",
        "A blaze ripped through the market hall.",
        "A suspicious fire broke out at a factory that supplies drones.",
    ],
    "explosion": [
        "An explosion tore through the arms depot.",
        "A parcel bomb exploded in a sorting office.",
        "The munitions store blew up before dawn.",
        "A package detonated at the courier's counter.",
        "A blast at the ammunition plant shattered windows.",
        "A letter bomb went off in the embassy's mail room.",
    ],
    "cable-damage": [
        "An undersea cable between the two countries was cut.",
        "A ship severed the subsea power link with its anchor.",
        "The operator reported damage to a data cable on the seabed.",
        "Two submarine cables were damaged within hours.",
        "The break in the telecom cable slowed the internet.",
        "An anchor ripped apart the interconnector under the gulf.",
    ],
    "pipeline-damage": [
        "A gas pipeline under the sea was ruptured.",
        "Explosions tore holes in the Nord Stream pipelines.",
        "The oil pipeline began leaking after the blast.",
        "Damage to the gas pipeline was found by divers.",
        "Saboteurs drilled into an oil pipeline.",
    ],
    "rail-sabotage": [
        "Signal cables along the railway were cut.",
        "Saboteurs blew up a stretch of railway track.",
        "The freight train derailed after bolts were loosened.",
        "A derailment blocked the line to the border.",
        "Vandals set fire to signal boxes on the high-speed line.",
        "Damage to the railway track was found in time by a driver.",
    ],
    "infrastructure-damage": [
        "Unknown people damaged a substation and cut power to the town.",
        "A high-voltage pylon was toppled.",
        "Saboteurs destroyed a transformer at the edge of town.",
        "The phone mast was sabotaged.",
        "Valves at the pumping station were tampered with.",
        "The water treatment plant was sabotaged.",
    ],
    "vandalism": [
        "The war memorial was daubed with red paint.",
        "Vandals sprayed graffiti on the embassy wall.",
        "The minister's car windows were smashed.",
        "Coffins were left under the tower in an act of vandalism.",
        "A Soviet monument was defaced at night.",
        "Headstones in the cemetery were desecrated.",
    ],
    "attack-on-person": [
        "A defector was shot dead in a garage.",
        "An exiled journalist was poisoned.",
        "The opposition politician was beaten with a hammer.",
        "An attempt to assassinate the chief executive of an arms maker failed.",
        "Agents abducted a dissident on the border.",
        "The assassination of the exile shocked the city.",
    ],
    "airspace-violation": [
        "Three fighter jets violated Estonian airspace for twelve minutes.",
        "A military aircraft entered the country's airspace without a flight plan.",
        "The ministry reported a violation of its airspace by a helicopter.",
        "A bomber crossed into Finnish airspace.",
        "The airspace was breached by a spy plane.",
    ],
    "drone-incursion": [
        "Drones were sighted over the air base.",
        "Unidentified drones flew above the airport for hours.",
        "A drone crossed the border and crashed in a field.",
        "Drone sightings were reported at two power plants.",
        "A military drone violated the country's airspace.",
        "Several unmanned aircraft hovered over the barracks.",
    ],
    "balloon-incursion": [
        "Balloons carrying cigarettes crossed the border.",
        "A weather balloon drifted in from the east.",
        "Smuggling balloons were detected over the capital.",
        "Dozens of balloons entered the country at night.",
    ],
    "maritime-incident": [
        "A tanker loitered over the cables for two days.",
        "A spy ship mapped wind farms off the coast.",
        "The vessel switched off its transponder near the pipeline.",
        "A cargo ship was dragging its anchor along the seabed.",
        "A warship harassed a survey vessel.",
        "A suspicious vessel lingered off the terminal.",
    ],
    "break-in": [
        "Intruders broke into a waterworks.",
        "A break-in at the water plant was discovered in the morning.",
        "Two men climbed over the fence of an air base.",
        "Someone cut a hole in the fence of the barracks.",
        "Unknown people trespassed on the military base.",
    ],
    "gnss-interference": [
        "GPS jamming forced two airliners to turn back.",
        "Satellite navigation was disturbed across the region.",
        "Pilots lost GPS on approach.",
        "Ships reported spoofing of navigation signals.",
        "GNSS signals were jammed over the gulf.",
        "Interference with GPS was recorded for a week.",
    ],
    "cyber-intrusion": [
        "Hackers broke into the mailboxes of the party.",
        "The ministry's network was hacked.",
        "A hacking group gained access to a dam's control system.",
        "Malware was planted in the servers of the parliament.",
        "A phishing campaign targeted lawmakers.",
        "The intrusion into the defence ministry's network lasted months.",
    ],
    "cyber-disruption": [
        "A denial-of-service attack knocked out bank websites.",
        "Ransomware paralysed the hospital.",
        "The registry was taken offline by hackers.",
        "Websites of the government were knocked offline.",
        "Wiper malware destroyed thousands of computers.",
        "A cyberattack left the airport without check-in.",
    ],
    "data-leak": [
        "Patient records were stolen and published online.",
        "Hackers leaked a call between officers.",
        "A data breach exposed personal details of soldiers.",
        "Stolen data of police officers appeared on the dark web.",
        "The leak of the documents embarrassed the ministry.",
    ],
    "disinformation": [
        "A forged letter in the minister's name was spread online.",
        "A network of bots spread false stories about refugees.",
        "Cloned websites of newspapers carried fake articles.",
        "A deepfake of the president circulated.",
        "The disinformation campaign aimed at voters abroad.",
        "Researchers uncovered an influence operation.",
    ],
    "election-interference": [
        "Voters were bribed before the referendum.",
        "The vote-buying scheme reached thousands of people.",
        "The court annulled the presidential election.",
        "Meddling in the parliamentary election was proved.",
        "Outsiders interfered in the election.",
    ],
    "migration-pressure": [
        "Belarusian guards pushed migrants across the border.",
        "Hundreds of asylum seekers were steered to the border crossing.",
        "Weaponised migration returned to the frontier.",
        "The instrumentalisation of migrants by the neighbour resumed.",
        "Refugees were ferried to the frontier on bicycles.",
    ],
    "recruitment": [
        "Teenagers were recruited over Telegram to film bases.",
        "The service hired petty criminals for errands.",
        "A handler paid a student in cryptocurrency.",
        "Recruitment of minors through chat groups has grown.",
        "Migrants were offered money by a foreign service.",
    ],
    "espionage": [
        "A clerk was spying for a foreign service.",
        "He passed secrets to Moscow for years.",
        "A spy ring photographed railways.",
        "The officer sold plans of a base to a handler.",
        "She spied on exiles.",
        "A case of espionage shook the ministry.",
    ],
    "arrest": [
        "Police arrested two men on the border.",
        "Three suspects were detained at dawn.",
        "A sailor was taken into custody.",
        "The arrest of a Moldovan citizen followed.",
        "Officers picked up a couple at the airport.",
    ],
    "prosecution": [
        "Two men were charged with arson.",
        "A court sentenced the courier to nine years in prison.",
        "The trial of five people opened.",
        "She pleaded guilty to spying.",
        "A judge acquitted the captain.",
        "Prosecutors indicted a former officer.",
        "The pensioner was found guilty of treason.",
    ],
    "seizure": [
        "Commandos boarded the tanker at night.",
        "Customs seized a cargo of dual-use parts.",
        "The ship was impounded in the port.",
        "Coastguards detained the vessel.",
        "The boarding of the freighter took an hour.",
    ],
    "interception": [
        "Fighters were scrambled to meet the bombers.",
        "Jets intercepted a spy plane.",
        "The drone was shot down over the lake.",
        "Air defence brought down four drones.",
        "Two jets escorted the aircraft out.",
    ],
    "closure": [
        "The airport was closed for three hours.",
        "The government shut the border.",
        "Flights were suspended at the airport.",
        "The closure of the crossing stranded lorries.",
        "The country closed its airspace to drones.",
    ],
    "expulsion": [
        "Poland expelled three diplomats.",
        "Two embassy workers were declared persona non grata.",
        "The consulate was ordered closed.",
        "The expulsion of the attaché followed.",
        "The country recalled its ambassador.",
    ],
    "sanction": [
        "The EU imposed sanctions on nine people.",
        "An asset freeze was imposed on the bank.",
        "London blacklisted forty tankers.",
        "A new package of sanctions was adopted.",
        "The officers were put on a sanctions list.",
    ],
    "investigation": [
        "Prosecutors opened an investigation into the break.",
        "The security service is investigating the fire.",
        "An inquiry was launched by the accident board.",
        "Investigators concluded that the anchor was dropped.",
        "A criminal case was opened.",
    ],
    "deployment": [
        "NATO sent a frigate to the gulf.",
        "Troops were deployed along the border.",
        "The deployment of air-defence batteries was completed.",
        "A battalion was stationed in the east.",
        "Reinforcements have arrived at the base.",
    ],
    "exercise": [
        "The two navies held a joint exercise.",
        "Manoeuvres were staged near the corridor.",
        "The army test-fired a missile.",
        "A nuclear drill was held in spring.",
        "War games took place on the coast.",
    ],
    "patrol": [
        "Allied ships are patrolling the gulf.",
        "A maritime patrol watches the cables.",
        "Air policing was extended by a year.",
        "The mission to guard the cables was named Baltic Sentry.",
    ],
    "consultation": [
        "Poland invoked Article 4.",
        "The council held an emergency meeting.",
        "Allies met in an extraordinary session.",
        "Ministers held urgent consultations on the drones.",
        "Leaders gathered for an emergency summit.",
    ],
    "spending": [
        "Parliament raised defence spending to 3 per cent of GDP.",
        "The government approved a larger defence budget.",
        "The defence budget was doubled.",
        "An increase in military spending was decided.",
        "Leaders agreed on a new spending target.",
    ],
    "aid": [
        "Germany pledged an aid package for Ukraine.",
        "Kyiv was given artillery shells.",
        "Norway will donate howitzers to Ukraine.",
        "Ammunition was delivered to Ukraine.",
        "A loan for Ukraine was approved.",
    ],
    "doctrine": [
        "The alliance is considering a pre-emptive strike.",
        "The rules of engagement were changed.",
        "A new nuclear doctrine was announced.",
        "A more aggressive posture is under study.",
        "The minister wants the alliance to be less reactive.",
    ],
    "strike": [
        "Missiles struck a power station and killed four.",
        "A drone strike hit an apartment block.",
        "The city was shelled overnight.",
        "Kharkiv came under bombardment.",
        "Russia launched forty drones at the port.",
        "An air raid destroyed a school.",
    ],
    "ground-combat": [
        "Heavy fighting raged around the town.",
        "Infantry stormed the village.",
        "Soldiers clashed with a border unit.",
        "A ground offensive began in the north.",
        "The brigade repelled an assault.",
    ],
    "territory-change": [
        "Troops captured the village.",
        "The army withdrew from the city.",
        "The town was liberated.",
        "Russian forces took control of the settlement.",
        "The capture of the hub was announced.",
    ],
    "talks": [
        "Negotiators met in Istanbul.",
        "Peace talks were held in Geneva.",
        "The leaders spoke by phone.",
        "The delegations sat down for negotiations.",
        "A second round of talks ended without result.",
    ],
    "visit": [
        "The envoy flew to Moscow.",
        "The president visited the border.",
        "The chancellor arrived in Kyiv.",
        "A delegation will travel to Ankara.",
        "The visit of the foreign minister was cut short.",
    ],
    "proposal": [
        "Washington put forward a peace plan.",
        "A 28-point draft was presented to Kyiv.",
        "Mediators proposed a roadmap.",
        "Terms were put on the table.",
        "The president rejected the peace proposal.",
    ],
    "agreement": [
        "The two sides signed an agreement.",
        "A memorandum of understanding was signed.",
        "The neighbours reached a deal on transit.",
        "A prisoner swap was agreed.",
        "A treaty was ratified.",
    ],
    "ceasefire": [
        "A ceasefire took effect at midnight.",
        "Both armies agreed to a truce.",
        "A halt to fighting was declared.",
        "The armistice held for a day.",
        "They announced a cessation of hostilities.",
    ],
}

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
    ("He sold plans of a base to a handler.", "espionage", Status.OCCURRED),
    ("Negotiators met in Istanbul.", "talks", Status.OCCURRED),
]


def _mentions(text: str) -> list[Mention]:
    return find_mentions(a_page(text))


def _one(text: str, kind: str) -> Mention:
    """Return the last mention of the kind."""
    return [mention for mention in _mentions(text) if mention.kind == kind][-1]


def test_every_kind_is_told_in_at_least_four_wordings():
    assert set(TOLD) == set(kinds())
    assert all(len(texts) >= 4 for texts in TOLD.values())


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, texts in TOLD.items() for text in texts]
)
def test_a_wording_tells_its_kind(text: str, kind: str):
    assert kind in {mention.kind for mention in _mentions(text)}


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
    ("text", "kinds"),
    [
        ("A parcel bomb damaged the railway track.", {"rail-sabotage"}),
        ("An explosion ruptured the gas pipeline.", {"pipeline-damage"}),
        ("The anchor of a ship cut the undersea cable.", {"cable-damage"}),
        ("A denial-of-service attack by hackers knocked out the website.", {"cyber-disruption"}),
        ("Hackers leaked stolen data of the ministry.", {"data-leak"}),
    ],
)
def test_what_was_damaged_decides_over_how(text: str, kinds: set[str]):
    assert {mention.kind for mention in _mentions(text)} == kinds


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
    text = " ".join(text for texts in TOLD.values() for text in texts)

    found = _mentions(text)

    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.sentence.covers(one.clause) for one in found)
    assert all(one.clause.covers(one) for one in found)


@pytest.mark.parametrize("text", ["", "🔥", "…", "\u200b", "1.", "«»"])
def test_a_text_without_words_tells_of_nothing(text: str):
    assert _mentions(text) == []


def test_the_words_of_names_do_not_come_between_what_was_cut_and_its_cutting():
    text = "A data cable between Ventspils in Latvia and the Swedish island of Gotland was cut."

    page = a_page(text)
    marked = replace(page, places=find_places(text, page.sentences, page.quotations))

    assert [mention.kind for mention in find_mentions(marked)] == ["cable-damage"]


def test_what_a_list_tells_next_is_no_part_of_what_it_told_before():
    text = "They speak of an attempt to derail trains, the cutting of two undersea cables."

    assert [mention.kind for mention in _mentions(text)] == ["rail-sabotage", "cable-damage"]

"""What a text tells of responses: arrests, courts, boardings, jets, closures, inquiries."""

import pytest

from tests.reading.marking import kinds_told

TOLD = {
    "arrest": [
        "Police arrested two men on the border.",
        "Three suspects were detained at dawn.",
        "A sailor was taken into custody.",
        "The arrest of a Moldovan citizen followed.",
        "Officers picked up a couple at the airport.",
        "Officers took a 34-year-old into custody.",
        "Police made six arrests in the port city.",
        "A Serbian citizen was handed over by Hungary.",
        "The pair were caught at the border.",
        "He gave himself up to police in Vienna.",
    ],
    "prosecution": [
        "Two men were charged with arson.",
        "A court sentenced the courier to nine years in prison.",
        "The trial of five people opened.",
        "She pleaded guilty to spying.",
        "A judge acquitted the captain.",
        "Prosecutors indicted a former officer.",
        "The pensioner was found guilty of treason.",
        "A court gave him four years.",
        "The judge handed her a life sentence.",
        "He walked free after the court threw the case out.",
        "The appeal court upheld his sentence.",
        "The two were given suspended sentences.",
        "Hearings open on Monday in the trial of the arsonists.",
    ],
    "seizure": [
        "Commandos boarded the tanker at night.",
        "Customs seized a cargo of dual-use parts.",
        "The ship was impounded in the port.",
        "Coastguards detained the vessel.",
        "The boarding of the freighter took an hour.",
        "Sweden detains cargo ship off Gotland",
        "Commandos boarded the tanker from helicopters.",
        "The ship was escorted to port for inspection.",
        "Customs officers stopped a truck with explosives.",
        "The navy detained a Panama-flagged bulk carrier.",
        "Investigators confiscated 300,000 euros in cash.",
    ],
    "interception": [
        "Fighters were scrambled to meet the bombers.",
        "Jets intercepted a spy plane.",
        "The drone was shot down over the lake.",
        "Air defence brought down four drones.",
        "Two jets escorted the aircraft out.",
        "NATO scrambles jets over the Baltic",
        "Two Eurofighters took off from Laage to meet the bomber.",
        "A British warship shadowed the convoy through the Channel.",
        "Air defences knocked 61 of the drones out of the sky.",
        "Sweden sent up a pair of Gripens.",
    ],
    "closure": [
        "The airport was closed for three hours.",
        "The government shut the border.",
        "Flights were suspended at the airport.",
        "The closure of the crossing stranded lorries.",
        "The country closed its airspace to drones.",
        "Take-offs and landings were suspended.",
        "Finland sealed all eight crossings.",
        "Police cordoned off the station.",
        "Planes were diverted as the runway was closed.",
    ],
    "expulsion": [
        "Poland expelled three diplomats.",
        "Two embassy workers were declared persona non grata.",
        "The consulate was ordered closed.",
        "The expulsion of the attaché followed.",
        "The country recalled its ambassador.",
        "Poland expels two diplomats",
        "The ambassador was told to pack.",
        "Prague sent home 18 embassy staff.",
        "The attaché has a week to leave the country.",
        "London stripped the attaché of his accreditation.",
        "Warsaw withdrew its consent for the consulate.",
    ],
    "sanction": [
        "The EU imposed sanctions on nine people.",
        "An asset freeze was imposed on the bank.",
        "London blacklisted forty tankers.",
        "A new package of sanctions was adopted.",
        "The officers were put on a sanctions list.",
        "Nine individuals were added to the list.",
        "Britain sanctioned a GRU unit.",
        "The Council approved restrictive measures against 16 people.",
        "China banned exports of drone parts.",
        "The US Treasury designated two shipping firms.",
    ],
    "investigation": [
        "Prosecutors opened an investigation into the break.",
        "The security service is investigating the fire.",
        "An inquiry was launched by the accident board.",
        "Investigators concluded that the anchor was dropped.",
        "A criminal case was opened.",
        "The police are treating it as arson.",
        "Prosecutors opened a case of attempted murder.",
        "Detectives are looking into the fire.",
        "Police searched five addresses in Ghent.",
        "Engineers traced the fault to a worn switch.",
    ],
}
SILENT = [
    "The museum reopened after a long renovation.",
    "The jury awarded the prize to a novelist.",
    "Users are charged by the minute.",
    "The firm held its annual meeting.",
    "The band held its breath.",
    "The law firm listed its office for rent.",
    "New roads and housing blocks went up.",
    "The vaccine trial of the company ended well.",
    "A seizure of panic shook the market.",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TOLD.items() for text in texts]
)
def test_a_wording_tells_its_kind(kind, text):
    assert kind in kinds_told(text)


@pytest.mark.parametrize("text", SILENT)
def test_daily_life_tells_of_no_response(text):
    assert not kinds_told(text) & TOLD.keys()

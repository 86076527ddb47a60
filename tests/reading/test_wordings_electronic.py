"""How English tells of interference and intrusion by code: by verb and by noun."""

import pytest

from penumbra.reference.kinds import kinds
from tests.reading.marking import kinds_told

TOLD = {
    "gnss-interference": [
        "GPS jamming forced two airliners to turn back.",
        "Satellite navigation was disturbed across the region.",
        "Pilots lost GPS on approach.",
        "Ships reported spoofing of navigation signals.",
        "GNSS signals were jammed over the gulf.",
        "Interference with GPS was recorded for a week.",
        "GPS troubles returned to Lapland.",
        "Interference with the Galileo signals.",
        "Interference with global navigation satellite systems rose tenfold.",
        "The jet's GPS was jammed near Kaliningrad.",
        "A Finnair flight to Tartu turned back because of GPS interference.",
        "The crew navigated by radar because GPS was unavailable.",
        "The aircraft's navigation systems were spoofed.",
        "GPS failures hit the north of Norway daily.",
        "Satellite navigation suffered interference.",
        "Satnav failed on board the ferry.",
        "Vessels appeared to be sailing on dry land.",
        "False AIS signals showed NATO ships off Crimea.",
        "Radio-frequency interference with satellites was found.",
        "GPS tampering was reported.",
    ],
    "cyber-intrusion": [
        "Hackers broke into the mailboxes of the party.",
        "The ministry's network was hacked.",
        "A hacking group gained access to a dam's control system.",
        "Malware was planted in the servers of the parliament.",
        "A phishing campaign targeted lawmakers.",
        "The intrusion into the defence ministry's network lasted months.",
        "The intruders had been inside the network since May.",
        "The electoral register was breached.",
        "Hackers accessed the control system of a water utility.",
        "Unusual activity was detected on the ministry's network.",
        "Security cameras along the railway were taken over.",
        "Hackers opened the valve of a dam in Bremanger.",
        "Hackers gained access to the mail servers of the ministry.",
        "The news agency PAP was hacked and carried a false report.",
        "Hackers implanted code in industrial control systems.",
        "Salt Typhoon infiltrated American carriers.",
        "The politician's phone was hacked.",
        "Cyber attacks on the ministry of finance.",
        "A backdoor was found in the operator's systems.",
        "The broadcaster's account was hijacked.",
    ],
    "cyber-disruption": [
        "A denial-of-service attack knocked out bank websites.",
        "Ransomware paralysed the hospital.",
        "The registry was taken offline by hackers.",
        "Websites of the government were knocked offline.",
        "Wiper malware destroyed thousands of computers.",
        "A cyberattack left the airport without check-in.",
        "The railway's ticketing website was unreachable after a cyberattack.",
        "Parliament's website crashed under the attack.",
        "A ransomware attack on Collins Aerospace disrupted Heathrow, Brussels and Berlin.",
        "The emergency call centre's systems collapsed under an attack.",
        "Hackers cut power in Kyiv by opening breakers.",
        "Online banking was unavailable.",
        "The website was defaced.",
        "The payment terminals stopped working after a cyberattack.",
        "Traffic to the site was blocked by a flood of junk requests.",
        "The hospital's computers were encrypted by attackers.",
        "The outage was caused by a cyberattack.",
        "The company switched off its servers after a cyberattack.",
        "The state registers were taken down.",
        "Government sites were unreachable for hours.",
    ],
    "data-leak": [
        "Patient records were stolen and published online.",
        "Hackers leaked a call between officers.",
        "A data breach exposed personal details of soldiers.",
        "Stolen data of police officers appeared on the dark web.",
        "The leak of the documents embarrassed the ministry.",
        "RT published a wiretapped call of air force officers.",
        "The recording of a conference call was published by Russian television.",
        "The leaked files showed how the agency works.",
        "Voter data were leaked.",
        "The details of officials' phones were exposed.",
        "Data exfiltration went on for a year.",
        "Gigabytes of data were exfiltrated.",
        "The intruders copied the correspondence of the minister.",
        "Hackers made off with the data of voters.",
        "The group published stolen passports.",
        "A trove of e-mails was published.",
        "Attackers stole the source code.",
        "Trade secrets were stolen by hackers.",
        "Classified papers ended up in Moscow after a hack.",
    ],
}

# The same words, where nothing of the kind has happened.
NOT_TOLD = [
    "The GPS in her car failed and she drove into a lake.",
    "The traffic jam blocked the ring road.",
    "The runner's GPS watch lost the signal.",
    "The printer jammed.",
    "Positioning of the party was disrupted by the row.",
    "Galileo's observations disturbed the church.",
    "The phone's GPS helps to find lost dogs.",
    "The rifle jammed.",
    "She jammed with the band.",
    "The politician lost his position.",
    "The lines were jammed with callers.",
    "Cyber security firms hired 500 people.",
    "The EU adopted rules on phishing.",
    "The agency warned of hackers.",
    "The army will set up a cyber command.",
    "A cyber exercise was held in Tallinn.",
    "Life hacks for a tidy kitchen.",
    "The company breached its contract.",
    "Ministers breached the code.",
    "He accessed his account at the bank.",
    "The campaign targeted young voters.",
    "The group hit back at critics.",
    "The intruder was a fox.",
    "The court found that the company was in breach of rules.",
    "The company's network of shops was hit by the crisis.",
    "The website of the museum was redesigned.",
    "The site was closed for building work.",
    "The server brought the soup.",
    "Block the calendar for May.",
    "The booking system crashed because of demand for tickets.",
    "The company shut down its site in Essen.",
    "The bank's app was down for maintenance.",
    "A software update caused the outage.",
    "Payment was frozen by the bank.",
    "The construction site was flooded by rain.",
    "The site of the battle was flooded.",
    "He sent the plan over an encrypted app.",
    "The lake's data were published by the institute.",
    "The statistics office published data on trade.",
    "The roof leaked.",
    "The ministry published documents on the budget.",
    "The court released the file.",
    "A water leak flooded the archive.",
    "The names of the winners were posted online.",
    "The company sells personal data for advertising.",
]


def test_every_kind_of_the_family_is_told_in_at_least_four_wordings():
    assert set(TOLD) == {one.id for one in kinds().values() if one.family == "electronic"}
    assert all(len(texts) >= 4 for texts in TOLD.values())


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TOLD.items() for text in texts]
)
def test_a_wording_tells_its_kind(kind: str, text: str):
    assert kind in kinds_told(text)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_senses_of_the_words_tell_of_nothing(text: str):
    assert not kinds_told(text) & set(TOLD)

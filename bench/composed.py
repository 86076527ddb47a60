"""Composes news texts for measuring: many documents that tell of the same invented events.

The places are real; every event, number and speaker's word is drawn from a seeded random
generator, so that one count of documents always gives the same texts. They measure speed only:
how well Penumbra reads is measured on texts that people wrote (`bench/reading.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FIRST_DAY = date(2022, 3, 1)
# How many documents come out a day, and how many of them tell of one event: such a corpus
# grows in length, not in density, as a real archive does.
A_DAY = 10
TELLINGS = 4
OUTLETS = tuple(f"Composed digest {letter}" for letter in "ABCDEFGHIJKL")

# Town, its country, and the adjective of that country.
TOWNS = (
    ("Riga", "Latvia", "Latvian"),
    ("Liepaja", "Latvia", "Latvian"),
    ("Vilnius", "Lithuania", "Lithuanian"),
    ("Klaipeda", "Lithuania", "Lithuanian"),
    ("Tallinn", "Estonia", "Estonian"),
    ("Narva", "Estonia", "Estonian"),
    ("Gdansk", "Poland", "Polish"),
    ("Rzeszow", "Poland", "Polish"),
    ("Wroclaw", "Poland", "Polish"),
    ("Rostock", "Germany", "German"),
    ("Leipzig", "Germany", "German"),
    ("Kiel", "Germany", "German"),
    ("Aalborg", "Denmark", "Danish"),
    ("Esbjerg", "Denmark", "Danish"),
    ("Malmo", "Sweden", "Swedish"),
    ("Lulea", "Sweden", "Swedish"),
    ("Turku", "Finland", "Finnish"),
    ("Oulu", "Finland", "Finnish"),
    ("Bergen", "Norway", "Norwegian"),
    ("Tromso", "Norway", "Norwegian"),
    ("Antwerp", "Belgium", "Belgian"),
    ("Rotterdam", "the Netherlands", "Dutch"),
    ("Brno", "the Czech Republic", "Czech"),
    ("Constanta", "Romania", "Romanian"),
    ("Varna", "Bulgaria", "Bulgarian"),
    ("Toulouse", "France", "French"),
    ("Bristol", "Britain", "British"),
    ("Turin", "Italy", "Italian"),
)
STRUCK = ("Kharkiv", "Odesa", "Dnipro", "Zaporizhzhia", "Sumy", "Mykolaiv", "Kherson", "Poltava")
HOSTS = ("Geneva", "Istanbul", "Jeddah", "Abu Dhabi", "Vienna")
SITES = ("furniture warehouse", "paint factory", "bus depot", "building market", "parcel centre")
NIGHTS = (
    "early on {day}",
    "late on {day}",
    "on {day} morning",
    "on the night of {day}",
    "on {day}",
)

# How an incident is told: first a sentence with place and day, then one that leads back to it.
TOLD = {
    "arson": (
        "A {site} in {town} burned down {night}. Firefighters needed {hours} hours to put out the "
        "blaze, and {hurt} people were treated for smoke.",
        "The fire at the {site} in {town} broke out {night}. {hurt} workers were injured in the "
        "blaze, the fire service said.",
    ),
    "drones": (
        "Several drones were seen over {town} airport {night}. The airport was closed for {hours} "
        "hours, and {hurt} flights were diverted.",
        "Flights at {town} airport stopped {night} after drones had been spotted over the runway. "
        "The sightings went on for {hours} hours.",
    ),
    "cable": (
        "An undersea data cable off {town} was cut {night}. The damage lies {hours} kilometres "
        "from the coast, and {hurt} ships had crossed the line that day.",
        "The operator of a data cable that comes ashore near {town} reported the break {night}. "
        "Repairs will take {hours} weeks.",
    ),
    "rail": (
        "Signal cables beside the railway line near {town} were cut {night}. {hurt} trains were "
        "cancelled and others ran {hours} hours late.",
        "Unknown people damaged railway tracks outside {town} {night}. A driver noticed the damage "
        "in time, and nobody was hurt.",
    ),
    "gps": (
        "Pilots on approach to {town} reported jamming of GPS signals {night}. {hurt} flights had "
        "to turn to older beacons for {hours} hours.",
        "Satellite navigation around {town} was disturbed {night}, the regulator said. {hurt} "
        "crews reported the interference.",
    ),
    "cyber": (
        "A denial-of-service attack took the website of the city of {town} offline {night}. It was "
        "back after {hours} hours.",
        "Hackers broke into the network of the port of {town} {night}. The intrusion went "
        "unnoticed for {hours} hours.",
    ),
}
BLAME = (
    "{people} prosecutors blamed Russian military intelligence for the attack.",
    "The {people} interior minister said that Russia was behind the incident.",
    "{people} police suspect that the men were recruited by Russian services.",
    "The {people} government did not name a culprit, but two officials pointed to Russia.",
)
DENY = (
    "The Kremlin denied any involvement and called the accusation absurd.",
    "The Russian embassy said that Moscow had nothing to do with it.",
    "The Russian foreign ministry rejected the claim as baseless.",
)
DOUBT = (
    "Investigators said that an accident could not be ruled out.",
    "The {people} prosecutor in charge said later that the damage was an accident.",
    "No group has claimed responsibility, and the inquiry goes on.",
)
STRIKE = (
    "Russian missiles struck {struck} {night}, killing {killed} people and wounding {wounded}.",
    "At least {killed} people were killed and {wounded} injured in {struck} {night} when drones "
    "hit a block of flats.",
)
TALKS = (
    "Envoys of Russia and Ukraine met in {host} {night} for talks on an exchange of prisoners.",
    "Talks between both delegations in {host} ended {night} without an agreement.",
)
WORDS = (
    "NATO's secretary general warned that further attacks would have consequences.",
    "The {people} prime minister condemned the attack and demanded an end to it.",
    "“We are ready to talk at any time,” the Russian president said.",
    "Ukraine's general staff put Russian losses at {lost} soldiers in one day.",
    "The European Union said it would provide {millions} million euros in military aid to Ukraine.",
    "The {people} parliament voted to raise defence spending to {share} percent of GDP.",
)
FILLING = (
    "Residents spoke of a long night and of neighbours who brought blankets and tea.",
    "The weather had been calm for most of the week, with a light wind from the west.",
    "The mayor thanked the volunteers and asked everybody to keep clear of the area.",
    "Insurance companies have begun to ask for more details before they renew contracts.",
    "Experts from three universities have been asked for an opinion on the matter.",
    "The opposition wants to hear from the minister in committee before the summer.",
    "Local papers had written about weak fences and tired guards for more than a year.",
    "Traders on the market nearby said that business had been slow since the autumn.",
    "A spokesman for the operator would not comment on how the site had been watched.",
    "Costs of repair are not known, and nobody would say who is going to pay for them.",
)
LENGTH = 400  # words


@dataclass(frozen=True, slots=True)
class Incident:
    """One invented event that several documents tell."""

    sort: str
    day: date
    town: str
    country: str
    people: str
    site: str
    hours: int
    hurt: int


def documents(count: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield `count` documents as records of JSON Lines, in the order of their publication."""
    chance = Random(seed)
    incidents: list[Incident] = []
    for number in range(count):
        today = FIRST_DAY + timedelta(days=number // A_DAY)
        if number % TELLINGS == 0:
            incidents.append(_incident(chance, today))
        recent = incidents[-3 * A_DAY // TELLINGS :]
        chosen = [chance.choice(recent), chance.choice(recent), chance.choice(incidents[-60:])]
        yield {
            "id": f"composed-{number:06}",
            "title": f"{chosen[0].town}: what is known",
            "outlet": chance.choice(OUTLETS),
            "published": today.isoformat(),
            "text": _text(chance, today, list(dict.fromkeys(chosen))),
        }


def _incident(chance: Random, today: date) -> Incident:
    town, country, people = chance.choice(TOWNS)
    return Incident(
        sort=chance.choice(tuple(TOLD)),
        day=today - timedelta(days=chance.randint(0, 2)),
        town=town,
        country=country,
        people=people,
        site=chance.choice(SITES),
        hours=chance.randint(2, 20),
        hurt=chance.randint(2, 30),
    )


def _text(chance: Random, today: date, incidents: list[Incident]) -> str:
    paragraphs = [" ".join(_telling(chance, each, today)) for each in incidents]
    night = _night(chance, today - timedelta(days=chance.randint(0, 3)), today)
    war = chance.choice(STRIKE).format(
        struck=chance.choice(STRUCK),
        night=night,
        killed=chance.randint(2, 12),
        wounded=chance.randint(13, 60),
    )
    talks = chance.choice(TALKS).format(
        host=chance.choice(HOSTS), night=_night(chance, today - timedelta(days=1), today)
    )
    paragraphs.append(f"{war} {talks}")
    said = chance.sample(WORDS, 3)
    paragraphs.append(
        " ".join(said).format(
            people=incidents[0].people,
            lost=f"{chance.randint(600, 1500):,}",
            millions=chance.randint(50, 900),
            share=chance.randint(2, 5),
        )
    )
    return _filled(chance, paragraphs)


def _telling(chance: Random, incident: Incident, today: date) -> Iterator[str]:
    yield chance.choice(TOLD[incident.sort]).format(
        site=incident.site,
        town=incident.town,
        night=_night(chance, incident.day, today),
        hours=incident.hours,
        hurt=incident.hurt,
    )
    yield chance.choice(BLAME).format(people=incident.people)
    yield chance.choice((*DENY, *DOUBT)).format(people=incident.people)


def _night(chance: Random, day: date, today: date) -> str:
    """Say a day as newspapers do: by its weekday while that is clear, else by its date."""
    recent = (today - day).days < 6
    words = f"{day:%A}" if recent else f"{day.day} {day:%B %Y}"
    return chance.choice(NIGHTS if recent else ("on {day}",)).format(day=words)


def _filled(chance: Random, paragraphs: list[str]) -> str:
    """Add sentences that tell of nothing until the text has its length."""
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    while words < LENGTH:
        more = chance.choice(FILLING)
        place = chance.randrange(len(paragraphs))
        paragraphs[place] += f" {more}"
        words += len(more.split())
    return "\n\n".join(paragraphs)

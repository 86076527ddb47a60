"""What a number counts: a currency, a share, a measure, people, or a plural noun."""

from __future__ import annotations

import re

from penumbra.reference.dates import CARDINALS

_CURRENCIES = {
    "EUR": "€ eur euro euros",
    "USD": "$ us$ usd dollar dollars",
    "GBP": "£ gbp pound pounds",
    "PLN": "zł pln zloty zlotys zloties złoty złotys",
    "CZK": "kč czk koruna korunas koruny",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "ISK": "isk",
    "HUF": "huf forint forints",
    "RON": "ron lei leu",
    "BGN": "bgn lev leva levs",
    "CHF": "chf franc francs",
    "UAH": "₴ uah hryvnia hryvnias hryvnya hryvnyas",
    "RUB": "₽ rub rouble roubles ruble rubles",
    "BYN": "byn",
    "GEL": "gel lari laris",
    "TRY": "₺ try lira liras",
    "JPY": "¥ jpy yen",
    "CNY": "cny yuan renminbi",
    "RSD": "rsd dinar dinars",
    "BTC": "₿ btc bitcoin bitcoins",
}
_MONEY = {word: code for code, words in _CURRENCIES.items() for word in words.split()}
# Crowns, dollars, lei and the like belong to the country whose adjective stands before them.
_NATIONAL = {
    **dict.fromkeys(("krona", "kronor", "kroner", "krone", "crown", "crowns"), ""),
    **dict.fromkeys(("dollar", "dollars", "pound", "pounds", "rouble", "roubles"), ""),
    **dict.fromkeys(("ruble", "rubles", "leu", "lei", "franc", "francs"), ""),
}
_BY_COUNTRY = {
    ("swedish", "kro"): "SEK",
    ("norwegian", "kro"): "NOK",
    ("danish", "kro"): "DKK",
    ("icelandic", "kro"): "ISK",
    ("czech", "cro"): "CZK",
    ("swedish", "cro"): "SEK",
    ("norwegian", "cro"): "NOK",
    ("danish", "cro"): "DKK",
    ("moldovan", "lei"): "MDL",
    ("moldovan", "leu"): "MDL",
    ("canadian", "dol"): "CAD",
    ("australian", "dol"): "AUD",
    ("belarusian", "rub"): "BYN",
    ("belarusian", "rou"): "BYN",
    ("czech", "kor"): "CZK",
}
_DEFAULT_CROWN = {"kronor": "SEK", "krona": "SEK", "kroner": "NOK", "krone": "NOK"}

_MEASURES = {
    "%": "% percent per-cent pct percentage",
    "km2": "km2 km² sq-km square-kilometre square-kilometres square-kilometer square-kilometers",
    "m2": "m2 m² square-metre square-metres square-meter square-meters",
    "m3": "m3 m³ cubic-metre cubic-metres cubic-meter cubic-meters",
    "km": "km kilometre kilometres kilometer kilometers",
    "m": "m metre metres meter meters",
    "nmi": "nautical-mile nautical-miles",
    "mi": "mile miles",
    "ft": "ft foot feet",
    "t": "t tonne tonnes ton tons metric-ton metric-tons",
    "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
    "g": "gram grams gramme grammes",
    "l": "litre litres liter liters",
    "bbl": "barrel barrels",
    "MW": "mw megawatt megawatts",
    "GW": "gw gigawatt gigawatts",
    "kV": "kv kilovolt kilovolts",
    "GB": "gb gigabyte gigabytes",
    "TB": "tb terabyte terabytes",
    "h": "h hr hrs hour hours",
    "min": "min mins minute minutes",
    "s": "second seconds",
    "days": "day days",
    "nights": "night nights",
    "weeks": "week weeks",
    "months": "month months",
    "years": "year years",
    "decades": "decade decades",
    "knots": "knot knots",
    "ha": "ha hectare hectares",
}
_MEASURED = {word: unit for unit, words in _MEASURES.items() for word in words.split()}
DURATIONS = frozenset(("h", "min", "s", "days", "nights", "weeks", "months", "years", "decades"))
LENGTHS = frozenset(("km", "m", "nmi", "mi", "ft", "knots", "m2", "ha", "kV", "g", "kg", "l"))
CURRENCIES = frozenset(_CURRENCIES) | frozenset(_BY_COUNTRY.values())

_PERSONS = frozenset(
    """people persons person individuals men women man woman children child boys girls babies
    teenagers teens youths adults pensioners elders toddlers infants pupils students teachers
    residents citizens civilians inhabitants villagers locals neighbours neighbors families
    soldiers servicemen servicewomen troops personnel conscripts recruits sailors marines airmen
    pilots officers generals commanders fighters militants mercenaries combatants guards
    border-guards policemen policewomen firefighters firemen rescuers medics paramedics doctors
    nurses patients workers employees staff staffers labourers miners dockers drivers handlers
    technicians engineers crew crewmen crewmembers members passengers travellers travelers
    commuters tourists visitors guests spectators fans supporters voters protesters demonstrators
    migrants refugees asylum-seekers deportees evacuees prisoners detainees inmates captives
    hostages suspects defendants accomplices accused convicts culprits perpetrators saboteurs
    agents spies operatives hackers arsonists smugglers attackers assailants gunmen militiamen
    diplomats ambassadors envoys ministers officials lawmakers deputies senators politicians
    councillors mayors judges prosecutors lawyers investigators inspectors experts specialists
    scientists researchers analysts observers monitors journalists reporters editors activists
    dissidents exiles volunteers contractors consultants traders farmers fishermen seafarers
    captains watchmen guardsmen bystanders passers-by victims survivors casualties wounded injured
    dead nationals foreigners immigrants settlers customers subscribers clients users owners
    brothers sisters sons daughters parents mothers fathers couples friends colleagues
    relatives strangers witnesses players athletes leaders heads allies-in-arms veterans
    reservists instructors trainers trainees advisers advisors delegates negotiators seamen
    stevedores shopkeepers gardeners cleaners cooks actors youngsters adolescents minors
    souls lives handlers couriers porters recruiters collaborators separatists rebels insurgents
    dockworkers railwaymen railworkers electricians cadets paratroopers guerrillas partisans
    watchman mother father daughter son sister brother passer-by bystander neighbour journalist
    tourist visitor villager pensioner volunteer teacher pupil doctor nurse hunter farmer
    soldier officer sailor worker employee resident civilian firefighter policeman
    guard driver pilot passenger patient migrant fighter diplomat agent suspect
    serviceman crewman technician guest teenager girl boy student handler courier member
    citizen victim docker miner""".split()
)
_NATIONALS = frozenset(
    "russians ukrainians belarusians poles germans czechs slovaks swedes finns danes norwegians "
    "estonians latvians lithuanians moldovans romanians bulgarians serbs croats greeks turks "
    "italians spaniards britons americans georgians armenians azerbaijanis hungarians austrians "
    "belgians dutchmen frenchmen iranians syrians iraqis afghans chechens colombians cubans "
    "europeans canadians australians north-koreans israelis palestinians uzbeks tajiks "
    "kazakhs".split()
)
_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*|[%€£$²³]")
# Marks that may stand inside a counted phrase.
_GAP = re.compile(r"[\s\-’'\"“”]*")
_STOP = frozenset(
    """and or but nor than then that this these those the a an in on at by for from with without
    into over under after before since until during through between against about around near of
    off out up down to as is are was were be been being has have had will would could should may
    might must can did do does not no who which whose whom where when while if because so he she
    it they we you i his her its their our my your said says told more less most least per
    each every other's only also already just still later earlier ago again away apart alone now
    there here yet too""".split()
)
_IRREGULAR = frozenset(
    """aircraft police spacecraft hovercraft criteria phenomena sheep cattle livestock
    feet teeth mice geese fish offspring helicopters""".split()
)
# Words in -s that are no plural, or stand before the noun that is counted.
_NO_PLURAL = frozenset(
    """news sports customs arms goods overseas business express across less this its his serious
    previous various religious numerous hostile suspicious dangerous anonymous enormous famous
    gas bus class glass press process crisis analysis basis chaos status virus campus bonus
    hours' days' weeks' months' years' gps us paris brussels united-nations nations
    communications operations electronics explosives systems
    communications' services' was has does""".split()
)
_FIRST_OF_TWO = frozenset(
    "arms sports customs communications goods explosives systems services operations "
    "electronics news".split()
)


def counted(text: str, end: int, stop: int) -> tuple[str | None, int]:
    """Return the unit of a number that ends at `end`, and where the words for it end.

    The unit is an ISO 4217 code, "%", a symbol (km, MW), "people", or a plural noun in small
    letters; None, with `end` itself, if nothing counted follows.
    """
    tokens = _tokens(text, end, stop)
    if not tokens:
        return None, end
    found = _money(tokens) or _measure(tokens)
    if found:
        return found
    return _noun(text, tokens, end)


def symbol(text: str) -> str | None:
    """Return the currency of a sign or code that stands before a number: "€", "PLN"."""
    return _MONEY.get(text.lower())


def _tokens(text: str, end: int, stop: int) -> list[tuple[str, int, str]]:
    """The next words up to a mark that ends the phrase: word, where it ends, as written."""
    found: list[tuple[str, int, str]] = []
    at = end
    for match in _WORD.finditer(text, end, min(stop, end + 90)):
        gap = text[at : match.start()]
        if not _GAP.fullmatch(gap) or (gap.count("\n") > 1):
            break
        found.append((match.group().lower(), match.end(), match.group()))
        at = match.end()
        if len(found) == 7:
            break
    return found


def _money(tokens: list[tuple[str, int, str]]) -> tuple[str, int] | None:
    word, end, _ = tokens[0]
    if word == "of" and len(tokens) > 1:
        word, end, _ = tokens[1]
    if word == "us" and len(tokens) > 1 and tokens[1][0].startswith("dollar"):
        return "USD", tokens[1][1]
    if word in _DEFAULT_CROWN:
        return _DEFAULT_CROWN[word], end
    if word in ("crown", "crowns"):
        return "CZK", end
    if word in _MONEY and word != "try":
        return _MONEY[word], end
    if len(tokens) > 1 and tokens[1][0] in _NATIONAL:
        code = _BY_COUNTRY.get((word, tokens[1][0][:3])) or _MONEY.get(tokens[1][0])
        return (code, tokens[1][1]) if code else None
    return None


def _measure(tokens: list[tuple[str, int, str]]) -> tuple[str, int] | None:
    for size in (2, 1):
        if len(tokens) >= size:
            joined = "-".join(word for word, _, _ in tokens[:size])
            if joined == "percentage-points" or joined == "percentage-point":
                return "percentage points", tokens[size - 1][1]
            if joined in _MEASURED and joined != "percentage":
                if joined in ("m", "t", "h", "g", "l", "s") and tokens[0][2] != joined:
                    return None
                return _MEASURED[joined], tokens[size - 1][1]
    return None


def _noun(text: str, tokens: list[tuple[str, int, str]], end: int) -> tuple[str | None, int]:
    at = 0
    if tokens[0][0] == "of" and len(tokens) > 1:
        at = 1
        if tokens[1][0][0].isdigit() or tokens[1][0] in CARDINALS:
            return None, end
        if tokens[1][0] in ("the", "its", "their", "his", "her", "our", "those", "these"):
            at = 2
    found: tuple[str, int] | None = None
    for number, (word, word_end, _) in enumerate(tokens[at:], at):
        if word in ("killed", "wounded", "injured", "dead") and found is None:
            return "people", word_end
        if word in _STOP and not (word in ("and", "or") and number > at and found is None):
            break
        if word.endswith(("'s", "’s")) or text[word_end : word_end + 1] in ("’", "'"):
            if found:
                break
            continue
        if is_person(word):
            return "people", word_end
        if found:
            # "six arms dealers": the second plural is what is counted.
            if _plural(word) and tokens[number - 1][0] in _FIRST_OF_TWO:
                found = (word, word_end)
            break
        if _plural(word):
            found = (word, word_end)
            if word not in _FIRST_OF_TWO:
                nxt = tokens[number + 1] if number + 1 < len(tokens) else None
                if nxt and is_person(nxt[0]) and nxt[0].endswith("s"):
                    continue
                break
    return found if found else (None, end)


def is_person(word: str) -> bool:
    """Whether a noun denotes a human being or several."""
    last = word.rsplit("-", 1)[-1]
    return (
        word in _PERSONS
        or last in _PERSONS
        or last + "s" in _PERSONS
        or word in _NATIONALS
        or (
            len(word) > 5
            and word.endswith(("men", "women"))
            and not word.endswith(("imen", "specimen"))
        )
    )


def _plural(word: str) -> bool:
    if word in _IRREGULAR or word in _FIRST_OF_TWO:
        return True
    last = word.rsplit("-", 1)[-1]
    return (
        len(last) > 3
        and last.endswith("s")
        and not last.endswith(("ss", "us", "is", "ous"))
        and word not in _NO_PLURAL
    )


def plural(word: str) -> str:
    """Write the plural of a regular noun: "ship" → "ships"; one that is a plural stays.

    >>> plural("body"), plural("fire"), plural("boxes")
    ('bodies', 'fires', 'boxes')
    """
    if _plural(word):
        return word
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")

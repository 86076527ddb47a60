"""A text in another language is named, not misread."""

import pytest

from penumbra.sources.language import foreign, left_out

GERMAN = (
    "Am Dienstag ist in einem Lager bei Vilnius ein Feuer ausgebrochen. Die Polizei geht von "
    "Brandstiftung aus und hat am Mittwoch drei Personen festgenommen."
)
DUTCH = (
    "In de haven van Rotterdam is maandag een kabel doorgesneden. De politie sluit niet uit dat "
    "het om sabotage gaat en heeft een schip aan de ketting gelegd."
)
POLISH = (
    "W poniedziałek w magazynie pod Warszawą wybuchł pożar. Policja podejrzewa podpalenie i "
    "zatrzymała trzy osoby, które miały działać na zlecenie obcych służb."
)
UKRAINIAN = (
    "У понеділок на складі під Києвом сталася пожежа. Поліція підозрює підпал і затримала трьох "
    "осіб, які діяли на замовлення іноземної розвідки."
)
NORWEGIAN = (
    "En kabel mellom fastlandet og Svalbard ble brutt mandag. Politiet etterforsker om et skip "
    "har dratt ankeret over bunnen, og har bedt flere land om hjelp til å finne det."
)
ENGLISH = (
    "A fire broke out in a warehouse near Vilnius on Tuesday. The police said that it was arson "
    "and that three people had been held, one of whom is from abroad and was paid for it by men "
    "whom he had not met, according to the court."
)
HEADLINES = (
    "GPS jamming hits Gdansk airport; Finland seizes tanker; Estonia expels diplomats; Poland "
    "closes consulate; Sweden boards cargo ship; Lithuania grounds balloons; Denmark shuts drones"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German (de)"),
        (DUTCH, "Dutch (nl)"),
        (POLISH, "Polish (pl)"),
        (UKRAINIAN, "Ukrainian (uk)"),
        (NORWEGIAN, "Norwegian (no)"),
        ("Пожар", "Cyrillic letters"),
        ("Drei Personen sind nach der Tat auf der Flucht", "German (de)"),
        ("Poliisi kertoo, että kolme miestä on otettu kiinni", "Finnish (fi)"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert foreign(text) == language


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        HEADLINES,
        "Fire in Vilnius",
        "Kyiv, Odesa, Šiauliai",
        "12 / 34",
        f"{GERMAN}\n\n{ENGLISH}" + f"\n\n{GERMAN}" * 6,
        f"{UKRAINIAN}\n\n{ENGLISH}",
        f"{GERMAN}\n\nA fire broke out in a warehouse near Vilnius, and police said that it was "
        f"arson by men who had been paid.\n\n{GERMAN}",
    ],
)
def test_english_and_what_may_be_english_is_read(text: str) -> None:
    assert foreign(text) is None


def test_what_is_left_out_of_a_mixed_text_is_named():
    assert left_out(f"{GERMAN}\n\n{ENGLISH}\n\n{UKRAINIAN}") == (
        "45 words are in German (de), Cyrillic letters; only the English parts are read"
    )
    assert left_out(ENGLISH) is None

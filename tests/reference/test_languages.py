"""Which lines are English: told by small words and letters, never by names alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reference.languages import english_only, foreign_lines, other_language

FOREIGN = [
    ("Die Polizei hat am Mittwoch drei Personen festgenommen.", "German"),
    ("La police a arrêté trois personnes dans le port.", "French"),
    ("La policía detuvo a tres personas en el puerto y busca a los demás.", "Spanish"),
    ("De politie heeft het schip aan de ketting gelegd.", "Dutch"),
    ("Policja zatrzymała trzy osoby, które miały podpalić magazyn.", "Polish"),
    ("Poliisi on ottanut kiinni kolme miestä, jotka olivat satamassa.", "Finnish"),
    ("Politsei teatas, et kaks meest on vahi all ja kolmas on kadunud.", "Estonian"),
    ("Policija aizturēja trīs cilvēkus, kas bija ostā un fotografēja kuģus.", "Latvian"),
    ("Policija sulaikė tris asmenis, kurie buvo uoste ir fotografavo laivus.", "Lithuanian"),
    ("Polisen har gripit tre personer som var i hamnen.", "Swedish"),
    ("Poliția a reținut trei persoane care erau în port și care au fost plătite.", "Romanian"),
    ("У понеділок на складі сталася пожежа.", "Cyrillic letters"),
    ("حريق في مستودع", "Arabic letters"),
    ("仓库起火", "Cjk letters"),
    ("POLIZEI UND FEUERWEHR SIND IM EINSATZ", "German"),
]


@pytest.mark.parametrize(("line", "language"), FOREIGN)
def test_a_line_in_another_language_is_named(line: str, language: str):
    assert other_language(line) == language


@pytest.mark.parametrize(
    "line",
    [
        "Police held three men in the port of Riga on Monday.",
        "Fire in Vilnius",
        "EXPLOSION AT DEPOT NEAR VARNA",
        "Kyiv, Odesa, Šiauliai, Klaipėda, Panevėžys, Złoczów",
        "La Repubblica, Le Monde, Die Zeit, De Telegraaf",
        "„Das war kein Unfall“, said Foreign Minister Anna Berg of the SPD.",
        "Prime Minister Małgorzata Wójcik met Jarosław Żak in Łódź",
        "GPS jamming hits Gdansk; Estonia expels diplomats; Poland closes consulate",
        "Fire in the port of Rio de Janeiro",
        "Men die in Rio de Janeiro",
        "Al Shabaab attack in El Wak",
        "12 | 34 | 56",
        "",
        "🔥🔥🔥",
        "Крым (Crimea) and the Kerch Strait",
    ],
)
def test_english_names_and_numbers_are_not_foreign(line: str):
    assert other_language(line) is None


def test_only_the_english_lines_of_a_mixed_text_are_left_at_their_offsets():
    german = "Die Polizei hat am Mittwoch drei Personen festgenommen."
    text = f"{german}\n\nA fire broke out in Riga.\n\nПожежа на складі у Києві.\n"

    left = english_only(text)

    assert len(left) == len(text)
    assert left.split("\n\n")[1] == "A fire broke out in Riga."
    assert left.replace("A fire broke out in Riga.", "").strip() == ""


def test_a_short_line_after_a_foreign_one_goes_with_it():
    text = "Policja zatrzymała trzy osoby, które miały podpalić magazyn.\nNie wiadomo dlaczego."

    assert [language for _, _, language in foreign_lines(text)] == ["Polish", "Polish"]


def test_a_text_with_no_english_is_left_as_it_is():
    text = "Polisen har gripit tre personer som var i hamnen."

    assert english_only(text) == text


@given(st.text(max_size=200))
def test_any_text_keeps_its_length_and_lines(text: str):
    left = english_only(text)

    assert len(left) == len(text)
    assert left.count("\n") == text.count("\n")

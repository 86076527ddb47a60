"""Who acts and speaks: names, countries, and who is nobody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reading.actors.find import country_of_phrase, find_actors, same_actor
from penumbra.reading.layout import quotations, sentences
from penumbra.reading.page import ActorMention


def read(text: str) -> list[ActorMention]:
    return find_actors(text, sentences(text), quotations(text))


def said(text: str) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], one.country) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Polish prosecutors opened a case.", "Polish prosecutors", "POL"),
        ("The Danish foreign ministry objected.", "The Danish foreign ministry", "DNK"),
        ("Sweden’s Security Service warned.", "Sweden’s Security Service", "SWE"),
        ("The Russian embassy in London scoffed.", "The Russian embassy in London", "RUS"),
        ("Estonia's interior minister Lauri Tamm agreed.",
         "Estonia's interior minister Lauri Tamm", "EST"),
        ("Moscow's foreign ministry denied it.", "Moscow's foreign ministry", "RUS"),
        ("The foreign ministry in Moscow denied it.", "The foreign ministry in Moscow", "RUS"),
        ("The Kremlin's spokesman shrugged.", "The Kremlin's spokesman", "RUS"),
        ("Two officials of the European Commission left.",
         "Two officials of the European Commission", "EU"),
        ("An officer of the GRU paid.", "An officer of the GRU", "RUS"),
        ("NATO's Secretary General spoke.", "NATO's Secretary General", "NATO"),
        ("The cable operator Cinia saw it first.", "The cable operator Cinia", "FIN"),
        ("The operator of the ministry's fleet denied it. Kyiv denied.", "Kyiv", "UKR"),
        ("Prosecutors in Lübeck took over.", "Prosecutors in Lübeck", "DEU"),
        ("Hackers linked to the GRU were named.", "Hackers linked to the GRU", "RUS"),
    ],
)  # fmt: skip
def test_a_name_says_whose_it_is(text: str, words: str, country: str):
    assert (words, country) in said(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Western intelligence agencies suspect it.", "Western intelligence agencies"),
        ("Multiple U.S. and European officials agree.", "Multiple U.S. and European officials"),
        ("A senior Baltic diplomat despaired.", "A senior Baltic diplomat"),
        ("The Baltic nations want more.", "The Baltic nations"),
        ("Polish residents complained.", "Polish residents"),
        ("A Dutch furniture importer complained.", "A Dutch furniture importer"),
        ("A 31-year-old Belarusian was held in Poland.", "A 31-year-old Belarusian"),
        ("Police in Riga held two men.", "two men"),
        ("Poland saw the hand of a foreign service.", "a foreign service"),
        ("A former Polish minister wrote a book.", "A former Polish minister"),
        ("Finland and Eurocontrol disagreed.", "Eurocontrol"),
    ],
)
def test_joint_private_and_unnamed_actors_are_nobodys(text: str, words: str):
    assert (words, None) in said(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("TALLINN, May 4 — A fire broke out. Police are asking why.", "EST"),
        ("A van burned in Katowice. Russia was blamed. Police are asking why.", "POL"),
        ("Moscow denied it. In the Georgian capital, police are asking why.", "GEO"),
        ("TALLINN — All is calm.\n\nMADRID — Police are asking why.", "ESP"),
        ("Finnish police boarded a ship. It had come from Ust-Luga in Russia. Police wait.", "FIN"),
    ],
)
def test_a_bare_role_belongs_to_the_scene(text: str, country: str):
    assert read(text)[-1].country == country


def test_what_is_quoted_sets_no_scene():
    text = "VILNIUS – “The order was given in Moscow,” the interior minister said."

    assert ("the interior minister", "LTU") in said(text)


def test_its_and_there_lead_back():
    text = (
        "Belarus is silent; its foreign ministry is not. A drone fell on Lublin. "
        "The mayor there saw it."
    )

    assert ("its foreign ministry", "BLR") in said(text)
    assert ("The mayor there", "POL") in said(text)


def test_a_person_is_named_in_full_later_on():
    text = (
        "Jan Kowal, 43, a spokesman for the Polish border guard, saw smoke. Kowal ran. "
        "Finland's transport minister came. “Sad,” the minister, Aino Laine, said. Laine left."
    )

    names = [(one.name, one.country) for one in read(text)]

    assert names.count(("Jan Kowal", "POL")) == 3
    assert names.count(("minister, Aino Laine", "FIN")) == 3


def test_an_office_beside_a_name_is_the_same_person():
    first, second = read("Radim Kolar, a spokesman for the Czech police, saw nothing.")

    assert first.name == second.name == "Radim Kolar"
    assert first.country == second.country == "CZE"


def test_who_is_listed_keeps_a_country_in_another_countrys_text():
    text = "WARSAW — Police were calm. Foreign Ministry spokeswoman Maria Zakharova was not."

    assert ("Foreign Ministry spokeswoman Maria Zakharova", "RUS") in said(text)


def test_people_without_office_are_nobodys():
    text = "Greta Vos, manager of the shop, wept. Dragan P. ran off. Dragan is 34."

    found = [(one.name, one.country) for one in read(text)]

    assert ("Greta Vos", None) in found
    assert found.count(("Dragan P.", None)) == 2


def test_a_short_name_in_brackets_is_known_from_there_on():
    text = "RIGA — The National Hydrology Agency (NHA) measured. Later NHA said more."

    first, last = (one for one in read(text) if one.name.startswith("National Hydrology"))

    assert text[last.start : last.end] == "NHA"
    assert (first.country, last.country) == ("LVA", "LVA")


def test_a_common_name_is_the_services_of_the_country_at_hand():
    text = "TBILISI — The State Security Service searched a flat."

    assert ("The State Security Service", "GEO") in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The police car burned.",
        "He lives in Moscow.",
        "She flew to Warsaw.",
        "It happened south of Kyiv.",
        "New military aid will come.",
        "The city centre is closed and so is the phone service.",
        "He wrote it on Telegram.",
    ],
)
def test_things_and_places_are_no_actors(text: str):
    assert said(text) == []


def test_capitals_and_countries_stand_for_governments():
    assert said("Moscow blamed Kyiv, and Russia will answer.") == [
        ("Moscow", "RUS"), ("Kyiv", "UKR"), ("Russia", "RUS"),
    ]  # fmt: skip


def test_a_listed_name_keeps_its_parents_country_and_full_name():
    (found,) = read("Fancy Bear struck again.")

    assert (found.name, found.country, found.sort) == ("APT28", "RUS", "group")
    assert found.rule == "actors.tsv: APT28"


def test_the_same_actor_under_another_name():
    moscow, kremlin, embassy, kyiv = read(
        "Moscow scoffed. The Kremlin scoffed. The Russian embassy scoffed. Kyiv did not."
    )

    assert same_actor(moscow, kremlin)
    assert not same_actor(moscow, embassy)
    assert not same_actor(moscow, kyiv)


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Russian intelligence services", "RUS"),
        ("a Russian client", "RUS"),
        ("Moscow-directed operations", "RUS"),
        ("hackers linked to the GRU", "RUS"),
        ("two men", None),
        ("Western services", None),
        ("Russia and Belarus", None),
        ("", None),
    ],
)
def test_a_phrase_names_the_country_behind(phrase: str, country: str | None):
    assert country_of_phrase(phrase) == country


_WORDS = st.sampled_from(
    "the a Polish police Moscow's minister Jane Doe of in Kyiv ( ) , . “ ” 's GRU (ABW) for D. — "
    "prosecutors EU officials its there 81st \n\n-".split(" ")
)


@given(st.one_of(st.text(), st.lists(_WORDS).map(" ".join)))
def test_mentions_stand_in_the_text_in_order_without_overlap(text: str):
    end = 0
    for mention in read(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.name.strip() == mention.name != ""
        assert mention.rule.startswith("actors")
        end = mention.end


def test_a_paper_called_the_atlantic_is_not_the_ocean():
    text = "An Atlantic gale rose. The Atlantic wrote of it."

    assert [one.sort for one in read(text)] == ["media"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bulk carrier Nordic Star 3 was held.", "bulk carrier Nordic Star 3"),
        (
            "A tanker was held. The Northern Pearl, 40,000 dwt, had lost its anchor.",
            "Northern Pearl",
        ),
        ("The tanker Nordic Star 30 miles off the coast is adrift.", "tanker Nordic Star"),
    ],
)
def test_a_vessel_keeps_its_whole_name(text: str, name: str):
    assert name in [one.name for one in read(text)]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The European Union met. Commission spokesperson Ana Lopes agreed.",
         "Commission spokesperson Ana Lopes", "EU"),
        ("EU envoys met. The Union will answer.", "Union", "EU"),
        ("China's army, the People's Liberation Army, sailed.", "People's Liberation Army", "CHN"),
        ("Moldova voted. SIS warned of more.", "SIS", "MDA"),
        ("Slovakia voted. SIS warned of more.", "SIS", "SVK"),
        ("Ireland was hit. The National Cyber Security Centre is helping.",
         "National Cyber Security Centre", "IRL"),
        ("The Finnish grid operator saw it first.", "The Finnish grid operator", "FIN"),
        ("He met his Polish counterpart.", "his Polish counterpart", "POL"),
        ("Lithuania closed the border. In Minsk, Prime Minister Rasa Navickienė was mocked.",
         "Prime Minister Rasa Navickienė", "LTU"),
        ("Russia shelled a village in Ukraine's Kherson region, its governor said.",
         "its governor", "UKR"),
        ("Estonia agreed. Minister of Foreign Affairs Triin Kask said so.",
         "Minister of Foreign Affairs Triin Kask", "EST"),
    ],
)  # fmt: skip
def test_the_text_around_tells_whose_an_office_is(text: str, words: str, country: str):
    assert (words, country) in said(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Belgium hosted them. Transport ministers from 13 countries met.", "Transport ministers"),
        ("Denmark was hit. A London-based institute agreed.", "A London-based institute"),
        ("Norway was hit. A research institute in Bergen agreed.",
         "A research institute in Bergen"),
    ],
)  # fmt: skip
def test_what_many_share_and_who_only_sits_somewhere_is_nobodys(text: str, words: str):
    assert (words, None) in said(text)

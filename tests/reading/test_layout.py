"""How a text is built: sentences and quotations with their offsets, whatever the text."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from penumbra.reading.layout import clauses, paragraphs, quotations, sentences, words


def _sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


def _quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quotations(text)]


def _clauses(text: str) -> list[str]:
    (sentence,) = sentences(text)
    return [text[one.start : one.end] for one in clauses(text, sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Anna Berg and Lt. Col. Ivo Kask met Dr. Saar on Nov. 14 in St. Gallen.",
        "J. K. Tamm told the U.S. Senate that the U.K. had lost No. 18.",
        "The leak cost 1.5 million euros, or 3.2 per cent of sales, at 7.30 a.m. local time.",
        "The firm Baltic Data Inc. Estonia said the line was cut.",
        "Traffic fell (cf. Table 2) vs. the month before.",
        "It began at 10 p.m. Tuesday.",
        "Version 2.0.1 of the file lay on server.example.org until noon.",
        "“Who did it?” asked the mayor, “and why?”",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str):
    assert _sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A mast fell. Nobody was hurt.", ["A mast fell.", "Nobody was hurt."]),
        ("Who did it? No one knows! Still… Police look.", None),
        ("“It burned.” The mayor left.", ["“It burned.”", "The mayor left."]),
        ("It burned (badly.) Police came.", ["It burned (badly.)", "Police came."]),
        ("He lives in the U.S. The firm does not.", ["He lives in the U.S.", "The firm does not."]),
        ("They flew to Bonn. “Enough,” he said.", ["They flew to Bonn.", "“Enough,” he said."]),
        ("It ended at 5 p.m. The road reopened.", ["It ended at 5 p.m.", "The road reopened."]),
        ("It was plan B. The rest waited.", ["It was plan B.", "The rest waited."]),
        ("Four trains stood. 12 buses ran.", ["Four trains stood.", "12 buses ran."]),
        ("Zug stand still. Über tausend warteten.", ["Zug stand still.", "Über tausend warteten."]),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, found: list[str] | None):
    assert _sentences(text) == (found or ["Who did it?", "No one knows!", "Still…", "Police look."])


def test_a_line_that_is_only_wrapped_goes_on():
    text = "The cable between the two islands was cut\nin the night to Monday, the operator said."

    assert len(_sentences(text)) == 1


def test_a_headline_ends_with_its_line():
    text = "Cable cut off Gotland\nThe cable was cut in the night."

    assert _sentences(text) == ["Cable cut off Gotland", "The cable was cut in the night."]


def test_bullets_are_sentences_of_their_own():
    text = "It lists:\n• a fire in Riga\n• a break-in in Tartu\n- a drone over Hel"

    assert len(_sentences(text)) == 4


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r\n\r\n", "\n \t\n"])
def test_line_ends_of_any_sort_part_paragraphs(end: str):
    text = f"A mast fell.{end}Nobody was hurt."

    assert [text[p.start : p.end] for p in paragraphs(text)] == [
        "A mast fell.",
        "Nobody was hurt.",
    ]


def test_sentences_know_their_number_and_paragraph():
    found = sentences("One fell. Two fell.\n\nThree fell.")

    assert [(one.index, one.paragraph) for one in found] == [(0, 0), (1, 0), (2, 1)]


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n", "\r\n"])
def test_nothing_has_no_sentences(text: str):
    assert sentences(text) == quotations(text) == paragraphs(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we know who did it” and left.", ["we know who did it"]),
        ('He said "we know who did it" and left.', ["we know who did it"]),
        ("He said «we know who did it» and left.", ["we know who did it"]),
        ("He said „we know who did it“ and left.", ["we know who did it"]),
        ("He said „we know who did it” and left.", ["we know who did it"]),
        ("He said ‘we know who did it’ and left.", ["we know who did it"]),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
    ],
)
def test_quoted_words_are_found_in_any_marks(text: str, found: list[str]):
    assert _quoted(text) == found


def test_a_quotation_left_open_ends_with_its_paragraph():
    assert _quoted("“We know who did it.\n\nPolice came.") == ["We know who did it."]


def test_a_quotation_over_paragraphs_opens_anew_in_each():
    assert _quoted("“We know.\n\n“We wait.” He left.") == ["We know.", "We wait."]


@pytest.mark.parametrize("text", ["““ ”", "„ “", '" "', "«»", "“\n”", "“"])
def test_marks_around_nothing_quote_nothing(text: str):
    assert _quoted(text) == []


def test_a_quotation_in_a_quotation_belongs_to_it():
    assert _quoted("“They wrote ‘pay or burn’ on it,” he said.") == [
        "They wrote ‘pay or burn’ on it,"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Russia’s navy and the sailors’ families",
        "the ’90s and rock ’n’ roll",
        "it's the firm's 'own' fault",
        'a 5" pipe and a 12" valve',
        "the ‘shadow’ fleet",
    ],
)
def test_apostrophes_inches_and_single_words_are_no_quotations(text: str):
    assert _quoted(text) == []


def test_a_quotation_may_hold_an_apostrophe():
    assert _quoted("He said ‘Russia’s ships did it’ there.") == ["Russia’s ships did it"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A fire broke out, but police saw nobody.",
            ["A fire broke out", "but police saw nobody."],
        ),
        ("The ship, which sank, was old.", ["The ship", "which sank, was old."]),
        ("One burned; two did not.", ["One burned", "two did not."]),
        ("Police — who came late — left.", ["Police", "who came late", "left."]),
        ("A fire in Riga, Latvia, spread.", ["A fire in Riga, Latvia, spread."]),
        ("A fibre-optic cable and a mast fell.", ["A fibre-optic cable and a mast fell."]),
    ],
)
def test_clauses_part_where_another_statement_begins(text: str, found: list[str]):
    assert _clauses(text) == found


def test_hyphens_and_apostrophes_inside_belong_to_a_word():
    text = "Russia’s fibre-optic link, a U.S.-built one_two"

    assert [text[w.start : w.end] for w in words(text)] == [
        "Russia’s", "fibre-optic", "link", "a", "U.S", "built", "one", "two",
    ]  # fmt: skip


_words = [". ", "? ", "… ", "\r\n", "\n\n", " - ", ", but ", "; ", "U.S. ", "1.5", "fire ", "’s "]
_pieces = st.sampled_from([*'.“”"‘’«»„()•A М\n🔥\u200b\u202e\u00a0\u2028', *_words])
_texts = st.lists(_pieces, max_size=40).map("".join) | st.text(st.characters(), max_size=60)


@given(_texts)
@example("“‘a b’")
@example("‘a “b’ c”")
def test_any_text_is_cut_into_sorted_spans_inside_it(text: str):
    found, quoted = sentences(text), quotations(text)

    for spans in (found, quoted, paragraphs(text), words(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.start <= b.start for a, b in pairwise(spans))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [one.index for one in found] == list(range(len(found)))
    # Nothing but white space is outside of the sentences.
    inside = [text[one.start : one.end] for one in found]
    assert "".join("".join(inside).split()) == "".join(text.split())
    for sentence in found:
        parts = clauses(text, sentence)
        assert all(sentence.covers(part) for part in parts)
        assert all(a.end <= b.start for a, b in pairwise(parts))


@pytest.mark.parametrize(
    "piece",
    [
        ".",
        "?!",
        " ",
        "\n",
        " \n",
        "“",
        '"',
        "‘",
        "’",
        "‘a b’ ",
        "“a” ‘b c’ ",
        "a",
        "a.",
        "A. ",
        ", ",
        "- ",
    ],
)
def test_a_text_of_one_thing_over_and_over_does_not_hang(piece: str):
    text = "A" + piece * (300_000 // len(piece)) + "z"

    quotations(text)
    for sentence in sentences(text):
        clauses(text, sentence)
    words(text)


def test_a_table_without_full_stops_is_cut_at_spaces_with_no_word_lost():
    text = "12 May\tRiga\tfire " * 500

    rows = sentences(text)

    assert len(rows) > 5
    assert all(row.end - row.start <= 1200 for row in rows)
    assert " ".join(text[row.start : row.end] for row in rows).split() == text.split()
    assert {row.paragraph for row in rows} == {0}


def test_what_has_no_space_is_cut_all_the_same():
    rows = sentences("A" * 5000)

    assert sum(row.end - row.start for row in rows) == 5000
    assert len(rows) > 1

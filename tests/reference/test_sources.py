"""Publishers: who owns whom, and what we say of those we do not know."""

from pathlib import Path

import pytest

from penumbra.errors import ReferenceDataError
from penumbra.model import Reliability
from penumbra.reference.sources import shipped, source_of, sources_in


@pytest.mark.parametrize(
    ("outlet", "id"),
    [("BBC", "bbc"), ("bbc.co.uk", "bbc"), ("The Associated Press", "ap"), ("ERR News", "err")],
)
def test_an_outlet_is_found_by_any_of_its_names(outlet: str, id: str) -> None:
    assert source_of(outlet).id == id


def test_outlets_of_one_owner_share_it() -> None:
    assert source_of("RIA Novosti").owner == source_of("Sputnik").owner
    assert source_of("RIA Novosti").owner is not None
    assert source_of("Yle").owner != source_of("SVT").owner


def test_nothing_is_known_of_an_outlet_that_nobody_described() -> None:
    source = source_of("  The Harbour Gazette ")

    assert (source.id, source.name) == ("harbour-gazette", "The Harbour Gazette")
    assert source.owner is None
    assert source.reliability is Reliability.F


def test_a_name_in_other_letters_is_a_source_too() -> None:
    assert source_of("Новая газета").id == "новая-газета"


def test_we_grade_nobody() -> None:
    assert {source.reliability for source in shipped().values()} == {Reliability.F}


def test_own_pages_go_before_ours(tmp_path: Path) -> None:
    (tmp_path / "bbc.yaml").write_text("id: bbc\nname: BBC\nreliability: B\nlanguage: no\n")

    source = source_of("BBC", own=sources_in(tmp_path))

    assert (source.reliability, source.language) == (Reliability.B, "no")


@pytest.mark.parametrize(
    "page",
    [
        "id: x",
        "id: x\nname: X\ncolour: red",
        "id: x\nname: X\nreliability: Z",
        "id: x\nname: X\naliases: Y",
        "just words",
        "id: [",
        "id: [x]\nname: X",
    ],
)
def test_a_broken_page_is_named(tmp_path: Path, page: str) -> None:
    (tmp_path / "x.yaml").write_text(page)

    with pytest.raises(ReferenceDataError, match=r"x\.yaml"):
        sources_in(tmp_path)


def test_two_pages_cannot_claim_one_name(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("id: one\nname: One\naliases: [Both]")
    (tmp_path / "two.yaml").write_text("id: two\nname: Two\naliases: [both]")

    with pytest.raises(ReferenceDataError, match="share the name 'both'"):
        sources_in(tmp_path)

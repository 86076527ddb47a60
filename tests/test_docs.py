"""What is listed is documented, and what is documented is there."""

import ast
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import typer

import penumbra.model
from penumbra.cli.app import app
from penumbra.export import EXPORTS
from penumbra.reference import sources as reference_sources
from penumbra.sources import READERS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/penumbra"
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
COMMANDS = (DOCS / "commands.md").read_text("utf-8")
NOUNS = (DOCS / "nouns.md").read_text("utf-8")
TOUR = (DOCS / "tour.md").read_text("utf-8")
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def the_commands():
    group = typer.main.get_command(app)
    return {name: command for name, command in group.commands.items() if not command.hidden}


def section(page: str, heading: str) -> str:
    """What stands under a heading of the second rank, up to the next."""
    found = re.search(
        rf"^## {re.escape(heading)}$(.*?)(?=^##? |\Z)", page, re.DOTALL | re.MULTILINE
    )
    assert found, f"there is no heading {heading!r}"
    return found[1]


def prose(page: str) -> str:
    return _FENCED.sub("", page)


def anchors(page: str) -> set[str]:
    """The anchors that a page's headings get where it is shown."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


def defined_in(path: Path) -> set[str]:
    """Every name that a module defines: functions, classes, methods, fields, constants."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
    return names


def the_file(named: str) -> Path | None:
    """The file or folder that a page names, from the root or from the package."""
    return next((base / named for base in (ROOT, PACKAGE) if (base / named).exists()), None)


# --- what is listed is documented ---


@pytest.mark.parametrize("name", the_commands())
def test_every_command_has_its_heading_and_two_examples(name: str):
    assert section(COMMANDS, name).count(f"penumbra {name}") >= 2


@pytest.mark.parametrize("name", the_commands())
def test_every_option_of_a_command_has_its_row(name: str):
    told = section(COMMANDS, name)
    if "(#filters)" in told:
        told += section(COMMANDS, "Filters")
    options = {option for each in the_commands()[name].params for option in each.opts}

    rows = set(re.findall(r"(?<!\S)`?(--[a-z-]+)", " ".join(re.findall(r"^\| .*", told, re.M))))
    long = {option for option in options if option.startswith("--")}
    assert long - {"--help"} <= rows
    own = set(re.findall(r"^\| `(--[a-z-]+)", section(COMMANDS, name), re.M))
    assert own <= long, "documented, but not there"


def test_every_heading_of_a_command_is_a_command():
    headings = set(re.findall(r"^## ([a-z-]+)$", COMMANDS, re.M))

    assert headings == set(the_commands())


@pytest.mark.parametrize("form", EXPORTS)
def test_every_form_of_export_has_its_row(form: str):
    assert f"\n| `{form}` |" in section(COMMANDS, "export")


@pytest.mark.parametrize("name", READERS)
def test_every_reader_has_its_row_with_its_endings(name: str):
    (row,) = re.findall(rf"^\| `{name}` \|.*", section(COMMANDS, "read"), re.M)

    assert all(f"`{suffix}`" in row for suffix in READERS[name].suffixes)


def test_every_field_of_a_source_has_its_row():
    page = (DOCS / "add-a-source.md").read_text("utf-8")

    assert set(re.findall(r"^\| `(\w+)` \|", page, re.M)) == reference_sources._FIELDS


NOUNS_WITH_FIELDS = [
    noun
    for name in penumbra.model.__all__
    if is_dataclass(noun := getattr(penumbra.model, name))
    and name not in ("Picture", "EventView", "Header")
]


@pytest.mark.parametrize("noun", NOUNS_WITH_FIELDS, ids=lambda noun: noun.__name__)
def test_every_noun_has_its_heading_and_every_field_its_row(noun: type):
    told = section(NOUNS, noun.__name__)
    rows = re.findall(r"^\| (`.*?) \|", told, re.M)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}

    assert named == {field.name for field in fields(noun)}


def test_every_word_of_a_noun_is_in_its_row():
    for words in (penumbra.model.Stance, penumbra.model.Status, penumbra.model.Act):
        assert all(word.value in NOUNS for word in words)


def test_every_decision_is_in_the_list():
    listed = (DOCS / "decisions/README.md").read_text("utf-8")

    for page in (DOCS / "decisions").glob("0*.md"):
        title = page.read_text("utf-8").splitlines()[0].removeprefix("# ")
        number, _, words = title.partition(": ")
        assert f"| [{number}]({page.name}) | {words} |" in listed
        assert re.findall(r"^## (\w+)$", page.read_text("utf-8"), re.M) == [
            "Context",
            "Decision",
            "Considered",
            "Consequences",
        ]


# --- what is documented is there ---


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path):
    text = prose(page.read_text("utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = page.parent / name if name else page
        assert linked.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(linked.read_text("utf-8")), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_a_page_names_are_there(page: Path):
    # How to add what is not there yet.
    new = {"src/penumbra/sources/mail.py"}
    for named in re.findall(r"`((?:\w+/)+[\w.-]*)`", prose(page.read_text("utf-8"))):
        made = named.startswith("penumbra-demo/") or named in new
        assert made or the_file(named), f"{page.name} names {named}"


def test_functions_that_the_tour_names_are_where_it_says():
    text = prose(TOUR)
    link = r"\[?`(?:src/penumbra/)?((?:\w+/)*\w+\.py)`"
    pairs = re.findall(rf"`([A-Za-z_]\w*)`,?\s+(?:in|\()\s*{link}", text)

    assert len(pairs) > 20
    for name, file in pairs:
        assert name in defined_in(PACKAGE / file), f"{name} is not in {file}"


def test_every_name_in_the_tour_is_defined_somewhere():
    everything = set().union(*(defined_in(path) for path in PACKAGE.rglob("*.py")))
    for named in re.findall(r"`([A-Za-z_]\w*(?:\.[a-z_]\w*)*)`", prose(TOUR)):
        if named.endswith((".py", ".yaml")):
            assert the_file(named) or list(PACKAGE.rglob(named)), f"the tour names {named}"
        else:
            assert set(named.split(".")) - {"document"} <= everything, f"the tour names {named}"


def test_examples_in_the_documentation_do_not_end_in_an_error():
    for page in PAGES:
        text = page.read_text("utf-8")
        blocks = [b for b in _FENCED.findall(text) if b.startswith(("```pycon", "```console"))]
        for block in blocks:
            assert not re.search(r"^\w*Error: |Traceback", block, re.M), (
                f"{page.name}: {block[:80]}"
            )

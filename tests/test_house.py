"""The house keeps its order: rooms import front to back, and each file says what it is for."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import penumbra

ROOT = Path(__file__).parents[1]
SOURCE = Path(penumbra.__file__).parent
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if path.read_text("utf-8").strip()]


def test_no_room_imports_one_in_front_of_it_or_beside_it():
    lint = "import sys; from importlinter.cli import lint_imports as lint; sys.exit(lint({}))"

    told = subprocess.run(
        [sys.executable, "-c", lint.format("no_cache=True")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_file_opens_with_one_line_that_says_what_it_is_for(path: Path):
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))

    assert docstring
    opening = docstring.partition("\n\n")[0]
    assert "\n" not in opening
    assert opening[0].isupper() or opening[0] == "`"
    assert opening.endswith(".")

# Everything a fresh checkout needs: a Linux machine with Python 3.11 or later, git, make.
#   make demo    set up, read the shipped reports, show the picture
#   make test    set up for development, run every test
#   make check   what CI runs: format, lint, types, imports, tests
#   make bench   read the gold texts, show how well and what changed (docs/benchmarks.md)
#   make clean   remove what these made

# Another Python: make demo PYTHON=python3.13
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3.14 python3 python,\
	$(if $(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(shell find src -type f -not -name '*.pyc' 2>/dev/null)
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help demo test check bench clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

# A stamp in .venv tells what was installed, so that a second run starts at once. The one for
# development also does for the demo; setting up for the demo alone never undoes it.
$(VENV)/made:
	@if [ -z "$(PYTHON)" ]; then \
		echo "penumbra: no Python 3.11 or later found; install one (Debian, Ubuntu: apt install python3 python3-venv)," >&2; \
		echo "penumbra: or name it: make demo PYTHON=/path/to/python3.11" >&2; exit 1; fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "penumbra: $(PYTHON) is older than Python 3.11; name another: make demo PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "penumbra: $(PYTHON) cannot make virtual environments; on Debian, Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV) with $(PYTHON) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready: $(VENV)/made pyproject.toml constraints.txt $(SOURCES)
	@if [ ! -e $(VENV)/ready-to-develop ]; then \
		echo "Installing Penumbra and what it needs …"; $(PIP) install -qq -c constraints.txt . ; fi
	@touch $@

$(VENV)/ready-to-develop: $(VENV)/made pyproject.toml constraints.txt
	@echo "Installing Penumbra for development …"
	@$(PIP) install -qq -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(VENV)/ready
	@$(BIN)/penumbra demo

test: $(VENV)/ready-to-develop
	$(BIN)/python -m pytest

check: $(VENV)/ready-to-develop
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: $(VENV)/ready-to-develop
	$(BIN)/python -m bench.reading

clean:
	rm -rf $(VENV) build dist penumbra-demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

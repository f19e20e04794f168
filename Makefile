# What developers do, by name. Windows without make: the commands below work there one by one.

PYTHON = .venv/bin/python
PIP = $(PYTHON) -m pip install --quiet
LOCK = .venv/bin/uv pip compile --quiet --universal --generate-hashes --custom-compile-command "make constraints"
QUICK = -m "not thorough and not browser and not programs"

.PHONY: setup check test test-fast e2e serve generate update-expected new-kind new-view constraints

setup:
	python3 -m venv .venv
	$(PIP) -r requirements/run.txt
	$(PIP) --no-build-isolation -r requirements/dev.txt
	$(PIP) --no-build-isolation --no-deps -e .

check:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

test:
	$(PYTHON) -m pytest

test-fast:
	$(PYTHON) -m pytest $(QUICK)

e2e:
	$(PYTHON) -m pytest -m browser

serve:
	.venv/bin/portfolio serve

generate:
	$(PYTHON) -m portfolio.reference
	$(PYTHON) -m portfolio.writing.schema
	$(PYTHON) -m portfolio.outputs.schemas

update-expected:
	$(PYTHON) -m pytest tests/test_expected.py --update-expected

# make new-kind NAME=coaching
new-kind:
	$(PYTHON) tests/new.py kind "$(NAME)"

# make new-view NAME=deadlines
new-view:
	$(PYTHON) tests/new.py view "$(NAME)"

# Keeps the versions that still fit; `make constraints NEWEST=--upgrade` takes the newest.
constraints:
	$(LOCK) $(NEWEST) --group build pyproject.toml --output-file requirements/run.txt
	$(LOCK) $(NEWEST) --group build --extra dev pyproject.toml --constraint requirements/run.txt --output-file requirements/dev.txt

# Two commands are all a newcomer needs: `make site` and `make test`.
# Both make .venv on first use and need nothing but Python >= 3.11 with venv, git and make.

.DEFAULT_GOAL := help
SHELL := /bin/sh

# The first interpreter that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help site serve check test test-browser bench quality standards fuzz lint types floors docs format lock clean

help: ## say what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(READY) ## build the dossier's site into site/
	@$(BIN)/factsheet build --strict --zip --site-dir site

serve: $(READY) ## preview at http://127.0.0.1:8000/ with live reload
	@$(BIN)/mkdocs serve

check: $(READY) ## check the dossier
	@$(BIN)/factsheet check

test: $(READY) ## pass the tests (Python alone)
	@$(BIN)/python -m pytest -q -n auto --dist worksteal -m 'not browser'

test-browser: $(READY) ## open the built pages in the system's Chromium; fails without one
	@$(BIN)/python -m pytest -q -m browser tests/browser

bench: $(READY) ## measure, side by side in one run, as ratios
	@$(BIN)/python bench/check.py
	@PYTHONPATH=tests $(BIN)/python bench/relations.py
	@$(BIN)/python bench/build.py
	@PYTHONPATH=tests $(BIN)/python bench/editions.py
	@$(BIN)/python bench/exports.py
	@$(BIN)/python bench/pdf.py

quality: $(READY) ## hold every page against every bar; writes the table of docs/quality.md
	@PYTHONPATH=tests $(BIN)/python bench/quality.py

standards: $(READY) ## hold the PDFs in site/ against PDF/UA-1 and PDF/A-2a
	@PYTHONPATH=tests $(BIN)/python bench/quality_pdf.py site

fuzz: $(READY) ## spoil the miniature dossier for ten minutes and look for a traceback
	@PYTHONPATH=tests $(BIN)/python bench/fuzz.py

lint: $(READY) ## ruff: style and layout
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY) ## mypy, strict
	@$(BIN)/mypy

floors: $(READY) ## import-linter: who may import whom
	@$(BIN)/lint-imports --no-logo

docs: $(READY) ## write the generated pages in docs/ and the schemas in .vscode/ anew
	@$(BIN)/python -m factsheet.desk.manual docs
	@$(BIN)/python -m factsheet.desk.schema .vscode

format: $(READY) ## let ruff lay the code out
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: ## pin every dependency by hash anew (needs uv)
	uv pip compile pyproject.toml --group dev --extra pdf --extra quality --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --upgrade --quiet --output-file requirements.lock

clean: ## remove what was built, and .venv
	rm -rf $(VENV) site dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# What the lock names, by hash; made anew when the lock changes.
$(LOCKED): requirements.lock
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed; none was found. Name one: make PYTHON=/path/to/python3' >&2; exit 2; }
	@echo 'Setting up $(VENV) with $(PYTHON) (once)...'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

# The project itself, from this folder; compiled as pip compiles what it copies, for where Python may keep nothing.
$(READY): $(LOCKED) pyproject.toml
	@$(PIP) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q generator
	@touch $@

# make demo, make test, make check: everything they need is installed into .venv, from the locks.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --require-hashes -r
BUILD_INPUTS := pyproject.toml hatch_build.py $(wildcard src/truceline/data/gazetteer/*.yaml src/truceline/data/gazetteer/*.tsv) \
  $(addprefix src/truceline/knowledge/,build_gazetteer.py lists.py spelling.py entries.py) \
  src/truceline/model/names.py
SHARED := ../shared
SCALE ?= 1

.PHONY: help demo test check lint types imports tests floors floors-raise eval quality-page two-nodes-page bench \
  bench-large lock build clean

help:  ## what there is to make
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

# ------------------------------------------------------------------ environments, one stamp for each lock

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "truceline needs Python 3.11 or newer: make PYTHON=python3.11 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The locks hold all that the build needs too, so nothing is downloaded beside them.
$(VENV)/run: requirements/run.txt $(BUILD_INPUTS) | $(VENV)/made
	$(INSTALL) requirements/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test: requirements/test.txt $(VENV)/run
	$(INSTALL) requirements/test.txt
	@if [ -x scripts/install-system ]; then scripts/install-system; fi
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/test
	$(INSTALL) requirements/dev.txt
	@touch $@

.venv-bench/made: requirements/bench.txt | $(VENV)/made
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

# ------------------------------------------------------------------ for everybody

demo: $(VENV)/run  ## the brief of our own example, and two nodes that exchange what they know
	@$(BIN)/python -m scripts.demo

test: $(VENV)/test  ## all tests
	$(BIN)/python -m pytest

# ------------------------------------------------------------------ what CI runs

check: lint types imports tests floors  ## lint, types, import contract, tests, quality floors

lint: $(VENV)/dev
	$(BIN)/ruff check .

types: $(VENV)/dev
	$(BIN)/mypy

imports: $(VENV)/dev
	$(BIN)/lint-imports

tests: $(VENV)/test
	$(BIN)/python -m pytest --quiet --hypothesis-profile=repeatable

# ------------------------------------------------------------------ measuring

eval: $(VENV)/run  ## scores on ../shared/eval and on our own sets, and the faults by kind with their sentences
	$(BIN)/python -m quality show $(SHARED)/eval --errors

floors: $(VENV)/run  ## fails where a score falls below quality/floors.yaml
	$(BIN)/python -m quality check $(SHARED)/eval

floors-raise: $(VENV)/run  ## raises the floors to what is reached now; never lowers one
	$(BIN)/python -m quality raise $(SHARED)/eval

quality-page: $(VENV)/run  ## writes docs/quality.md from what is reached now
	$(BIN)/python -m quality page $(SHARED)/eval

two-nodes-page: $(VENV)/run  ## writes into docs/two-nodes.md what its commands give now
	$(BIN)/python -m scripts.two_nodes

bench: $(VENV)/run .venv-bench/made  ## time, memory and words per second beside a small English parser
	$(BIN)/python benchmarks/bench.py

bench-large: $(VENV)/run .venv-bench/made  ## the ledger when it is large, and linking beside Splink; SCALE=0.01 tries it small
	$(BIN)/python benchmarks/large.py --scale $(SCALE)

# ------------------------------------------------------------------ upkeep

build: $(VENV)/run  ## compiles the data again
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .

lock:  ## pins names, versions and hashes anew; no address is written
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip --disable-pip-version-check install --quiet uv
	PATH="$(CURDIR)/.venv-lock/bin:$$PATH" scripts/lock

clean:
	rm -rf .venv .venv-bench .venv-lock build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

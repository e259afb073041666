# `make setup`, `make demo` and `make test` need Python 3.11 or later, make and git; nothing else has to be installed.

PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLES = $(sort $(wildcard samples/*.txt samples/*.html samples/*.htm samples/*.gz))
UV ?= uv
# Two at a time; tests of one group (`pytest.mark.xdist_group`) share a browser or a server and stay together.
SIDE_BY_SIDE = -n 2 --dist loadgroup

export OMP_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo test lint screenshots check-all bench format lock clean
.DELETE_ON_ERROR:

help:  ## Show what each command does
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 12

setup: $(READY)  ## Make .venv with the onrecord command in .venv/bin

# The stamp is written last, so that a broken set-up is done again.
$(READY): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.11 or later: install it, or name it with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary=:all: -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## Read the sample reports; the HTML view goes to build/demo.html, the register to build/demo.db
	@mkdir -p build
	$(BIN)/onrecord read $(SAMPLES) --format text
	@$(BIN)/onrecord read $(SAMPLES) --format html >build/demo.html.part
	@mv build/demo.html.part build/demo.html
	@echo "The same as a page: build/demo.html"
	@rm -f build/demo.db build/demo.db-wal build/demo.db-shm
	@$(BIN)/onrecord add $(SAMPLES) --store build/demo.db >/dev/null
	@echo "The same as a register, to search, compare and review in the browser:"
	@echo "  $(BIN)/onrecord serve --store build/demo.db --edit"

lint: $(READY)  ## Run the linter, the formatter's check and the type checker
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

test: lint  ## Run the linters, the type checker and all quick tests
	$(BIN)/pytest $(SIDE_BY_SIDE)

screenshots: $(READY)  ## Draw the pages of the web app again, for docs/web.md; needs Chromium
	ONRECORD_NEED_BROWSER=1 ONRECORD_SCREENSHOTS=docs/images $(BIN)/pytest tests/web/browser/test_pages.py

check-all: lint  ## Run everything, slow checks and the gold pages of ../shared included
	$(BIN)/pytest $(SIDE_BY_SIDE) -m "slow or not slow" -rs

bench: $(READY)  ## Measure speed and memory on one core
	$(BIN)/python -m bench.read

bench-%: $(READY)  ## Measure one part on the labelled data: make bench-dates
	$(BIN)/python -m bench.$*

format: $(READY)  ## Put the code into the house's layout
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Keeps the versions that still fit; `make lock UPGRADE=--upgrade` takes the newest. Needs uv; nothing else here does.
LOCK = $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock" $(UPGRADE)

lock:  ## Make the locked requirements again from pyproject.toml (needs uv)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: install it, or name it with make lock UV=..." >&2; exit 1; }
	$(LOCK) --output-file requirements/runtime.txt
	$(LOCK) --extra dev --constraints requirements/runtime.txt --output-file requirements/dev.txt

clean:  ## Remove what the commands above have made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache

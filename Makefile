# Two commands do everything on a fresh machine: `make serve` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: serve build official test test-slow check lint fmt bench lock clean help

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

serve: $(READY) ## Bring the official texts, build the site, serve it on http://127.0.0.1:8000
	$(BIN)/python -m glossa.site.serve

official: $(READY) ## Bring the official texts that official.toml names
	$(BIN)/glossa official update

build: $(READY) ## Build the site aside and swap it into site/
	$(BIN)/python -m glossa.site.build

check: $(READY) ## Report everything wrong in the sources
	$(BIN)/glossa check

lint: $(READY) ## Style, types, layers, the form of sources
	$(BIN)/ruff check plugins tests
	$(BIN)/ruff format --check plugins tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/glossa fmt --check || test -n "$$FORM_MAY_WAIT"

fmt: $(READY) ## Write sources in canonical form
	$(BIN)/glossa fmt

test: lint check ## Every test that is not slow
	$(BIN)/pytest -n 2 -m "not slow" --cov --cov-report=term:skip-covered --cov-fail-under=95

test-slow: $(READY) ## The long suites: browsers, checkers, thousands of damaged inputs
	$(BIN)/pytest -m slow

bench: $(READY) ## Speed, in tables
	for script in tests/bench/*.py; do PYTHONPATH=. $(BIN)/python $$script || exit 1; done

lock: ## Pin what pyproject.toml asks for, with hashes
	uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --upgrade --output-file requirements.lock

clean: ## Remove what was made
	rm -rf $(VENV) site .build

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Glossa needs Python 3.11 or later") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

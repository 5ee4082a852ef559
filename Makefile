# `make demo` and `make test` need Python 3.11 or newer, make, and nothing else. PYTHON=python3.12 chooses another Python.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-fast lint docs wheel-check bench clean

demo: .venv/installed
	$(BIN)/interurban demo

test: .venv/installed-dev lint
	$(BIN)/python -m pytest -n auto --dist loadgroup

# Without servers, browsers and installations, and without lint: under a minute on two cores.
test-fast: .venv/installed-dev
	$(BIN)/python -m pytest -n auto --dist loadgroup -m "not slow"

lint: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The documents as a site in build/site; a warning is an error.
docs: .venv/installed-docs
	$(BIN)/python -m sphinx -W --keep-going -q -E -c docs -d build/doctrees . build/site
	@echo "build/site/index.html"

# What users install, tried in empty environments; see .ci/wheel.py.
wheel-check: .venv/bin/python
	$(BIN)/python .ci/wheel.py

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "interurban needs Python 3.11 or newer; try: make demo PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/installed

.venv/installed-docs: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv build dist

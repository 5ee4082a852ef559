# `make demo` and `make test` need Python 3.11 or newer, make, and nothing else. PYTHON=python3.12 chooses another Python.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-fast test-long test-lowest test-scripts lint lint-types lint-style lint-scripts docs wheel-check bench clean

demo: .venv/installed
	$(BIN)/interurban demo

# Some five minutes on two cores, lint included; the first time one more, to install what checks it.
test: .venv/installed-dev lint test-scripts
	$(BIN)/python -m pytest -n auto --dist loadgroup -m "not long"

# What `make test` leaves out: real data of real size, every case of what it samples, programs of others. Some eight minutes.
test-long: .venv/installed-dev
	$(BIN)/python -m pytest -n auto --dist loadgroup -m long

# Without servers, browsers and installations, and without lint: under a minute on two cores.
test-fast: .venv/installed-dev
	$(BIN)/python -m pytest -n auto --dist loadgroup -m "not slow"

# The same, in an environment of its own, with the oldest versions that pyproject.toml allows of everything it names.
test-lowest: .venv-lowest/installed-dev
	.venv-lowest/bin/python -m pytest -n auto --dist loadgroup -m "not slow"

# Two at once: the types of Python take as long as all else together.
lint: .venv/installed-dev
	@$(MAKE) --no-print-directory --jobs 2 lint-types lint-style lint-scripts

lint-types:
	$(BIN)/mypy

lint-style:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

# The scripts of the page are checked where Node.js is installed; nothing else needs it. On CI (CI=true) it must be.
lint-scripts:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory node_modules/installed && npm run --silent lint; \
	elif [ "$$CI" = true ]; then echo "npm is missing" >&2; exit 1; \
	else echo "skipped, for npm is missing: tsc and eslint on the scripts of the page"; fi

test-scripts:
	@if command -v node >/dev/null; then node --test --test-reporter spec tests/visualizations/*/*.test.js; \
	elif [ "$$CI" = true ]; then echo "node is missing" >&2; exit 1; \
	else echo "skipped, for node is missing: tests of the scripts of the page"; fi

node_modules/installed: package.json
	npm install --no-package-lock --no-audit --no-fund --loglevel error
	@touch $@

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

.venv-lowest/installed-dev: pyproject.toml
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/pip install --quiet --disable-pip-version-check uv
	.venv-lowest/bin/uv pip install --quiet --python .venv-lowest --resolution lowest-direct --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv .venv-lowest node_modules build dist

# The product's commands. `make run` and `make test` need Python 3.11+ and make, nothing else.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8080

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock provide

help: ## List these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: .venv/runtime ## Start the service on embedded defaults, with the demo province
	@$(BIN)/suyton serve --port $(PORT)

test: .venv/test provide ## Run every test; what cannot run here is reported by name
	$(BIN)/python -m pytest -n 2 --dist loadfile $(addprefix --ignore=,$(ALONE))
	$(BIN)/python -m pytest $(ALONE)

# These share one running service, kill processes or are timed; the others do well side by side.
ALONE := tests/activities tests/api tests/demo tests/e2e tests/faults

check: .venv/test ## Lint, types, import contracts, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet api/templates

bench: .venv/test ## Measure whole nominations a second, against the bare engine
	$(BIN)/python -m bench

lock: .venv/test ## Renew both lock files from pyproject.toml
	$(BIN)/uv pip compile -q --upgrade $(LOCK) -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile -q $(LOCK) --extra test -c requirements.lock -o requirements-test.lock pyproject.toml

LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url

provide: ## Install PostgreSQL and Chromium where that can be done (root on Debian)
	@sh tests/support/provide.sh

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Suy Tôn needs Python 3.11 or newer as '$(PYTHON)'. Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing (on Debian: apt-get install python3-venv)."; rm -rf .venv; exit 1; }
	@touch $@

.venv/runtime: .venv/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	@touch $@

.venv/test: .venv/runtime requirements-test.lock
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-test.lock
	@touch $@

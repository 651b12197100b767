# Verbs: demo test check search goldens gate bench docs postgres. Each sets up what it needs in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: demo test check search lint goldens gate bench docs postgres clean

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade "pip>=25.1"
	$(BIN)/python -m pip install -q -e . --group dev
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/reportedly demo

# The tests of a ledger on a server start one of their own; where there is none they say that they were skipped.
postgres:
	@if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; \
	else echo "no PostgreSQL server here, and no right to install one: its tests are skipped"; fi

test: $(STAMP)
	-@$(MAKE) --no-print-directory postgres
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

# Property tests with examples nobody has tried. `make test` tries the same ones each time: red is the change's own fault.
search: $(STAMP)
	$(BIN)/python -m pytest --hypothesis-profile=default -m hypothesis tests

goldens: $(STAMP)
	REPORTEDLY_REWRITE_GOLDENS=1 $(BIN)/python -m pytest tests/test_goldens.py

gate: $(STAMP)
	$(BIN)/python bench/gate.py

bench: $(STAMP)
	$(BIN)/python bench/speed.py

docs: $(STAMP)
	$(BIN)/python docs/build.py

clean:
	rm -rf $(VENV) build dist

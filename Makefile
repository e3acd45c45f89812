# Vertti's workbench. `make help` lists what can be done; everything lives in this directory (.venv, .run).

LANG_ ?= fi
KEEP  ?=
PYTEST_ARGS ?=
MINUTES ?= 5
SEED  ?=
N ?= 200
REPORT ?= .run/faults.md

VENV    := .venv
BIN     := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input -c constraints.txt
ELEMENT := tests/e2e/element
# Two at a time: the tests with a homeserver wait more than they work.
PYTEST  := $(BIN)/pytest -n 2 --dist loadfile $(PYTEST_ARGS)

.DEFAULT_GOAL := help
.PHONY: help run preview test test-slow test-all fuzz faults lint clean install-run install-dev element

help:
	@echo "make run       watch a whole programme on a homeserver of its own (LANG_=fi|sv|en, KEEP=1 leaves the homeserver up)"
	@echo "make preview   print every message that a group would get (LANG_=fi|sv|en); needs no server"
	@echo "make test      the tests, without the slow ones"
	@echo "make test-all  all tests"
	@echo "make fuzz      a hostile member and a hostile stranger against Vertti (MINUTES=5, SEED=… plays the same again)"
	@echo "make faults    kill, cut, fill, lock and freeze what Vertti works with, and judge (N=200, SEED=…, REPORT=.run/faults.md)"
	@echo "make lint      ruff, mypy, import contracts"
	@echo "make clean     remove what was built and rehearsed here"

run: install-run
	@$(BIN)/vertti demo --language $(LANG_) $(if $(KEEP),--keep)

preview: install-run
	@$(BIN)/vertti preview --language $(LANG_)

test: install-dev element
	$(PYTEST) -m "not slow"

test-slow: install-dev element
	$(PYTEST) -m slow || [ $$? -eq 5 ] # 5: there are none

test-all: install-dev element
	$(PYTEST)

fuzz: install-dev
	VERTTI_FUZZ_MINUTES=$(MINUTES) VERTTI_FUZZ_SEED=$(SEED) $(BIN)/pytest tests/fuzz -k as_long_as_asked -s $(PYTEST_ARGS)

faults: install-dev
	@mkdir -p $(dir $(REPORT))
	VERTTI_FAULTS=$(N) VERTTI_FAULTS_SEED=$(SEED) VERTTI_FAULTS_REPORT=$(REPORT) $(BIN)/pytest tests/faults -k as_many_as_asked -s $(PYTEST_ARGS)

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV) .run build dist *.egg-info $(ELEMENT)/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

install-run: $(VENV)/.installed-run
install-dev: $(VENV)/.installed-dev

# The environment. A stamp for each set of requirements; pip runs again only when they have changed.
$(VENV)/.made:
	@echo "Vertti: making its own Python environment in $(VENV)"
	@scripts/make-venv $(VENV)
	@touch $@

$(VENV)/.installed-run: $(VENV)/.made pyproject.toml constraints.txt
	@echo "Vertti: installing what it needs (once; about a minute)"
	@$(INSTALL) -e '.[demo]'
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.made pyproject.toml constraints.txt
	@echo "Vertti: installing what its tests need (once; about a minute)"
	@$(INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.installed-run

# The judge from the Element stack needs Node; without it its tests say that they are skipped.
element:
	@if ! command -v npm >/dev/null 2>&1; then \
	  echo "Vertti: no Node here, so what Element's own code sees is not tested"; \
	elif [ ! -e $(ELEMENT)/node_modules/.installed ] || [ $(ELEMENT)/package-lock.json -nt $(ELEMENT)/node_modules/.installed ]; then \
	  echo "Vertti: installing the judge from the Element stack (once)"; \
	  (cd $(ELEMENT) && npm ci --silent --no-audit --no-fund) && touch $(ELEMENT)/node_modules/.installed; \
	fi

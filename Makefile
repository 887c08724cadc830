# Two commands on a fresh machine with Python 3.11 or later:
#
#   make brief    sets up what is needed and builds the sample brief into out/
#   make test     sets up what is needed and runs the tests
#
# Everything is installed into .venv; `make clean` takes it away again. With another Python:
# make brief PYTHON=python3.12

PYTHON ?= python3
VENV   ?= .venv
BRIEF  ?= japan-central-asia
TESTS  ?=
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet install --constraint constraints.txt
SETUP  := pyproject.toml constraints.txt

.DEFAULT_GOAL := help
.PHONY: help brief briefs test measure check lint format types goldens constraints wheel clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

brief: $(VENV)/.ready ## set up and build the sample brief; another one with BRIEF=name
	@$(BIN)/briefgen build $(BRIEF)

briefs: $(VENV)/.ready ## build every brief of briefgen.toml
	@$(BIN)/briefgen build

test: $(VENV)/.ready-for-tests ## set up and run the tests; some of them with TESTS=tests/test_merge.py
	$(BIN)/python -m pytest --numprocesses auto $(TESTS)

measure: $(VENV)/.ready-for-tests ## measure the quality of pages in full; the data is named by BRIEFGEN_EVAL_DATA
	$(BIN)/python benchmarks/quality.py

check: lint types test ## what must pass before a change lands: lint, types, tests

lint: $(VENV)/.ready-for-tests ## look for faults and for lines that are not formatted
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready-for-tests ## check the types
	$(BIN)/mypy

format: $(VENV)/.ready-for-tests ## format the code and mend what is safe to mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

goldens: $(VENV)/.ready-for-tests ## accept the sample pages as they are now; look at them first
	BRIEFGEN_ACCEPT_GOLDENS=1 $(BIN)/python -m pytest --quiet -p no:xdist tests/test_goldens.py tests/render/test_goldens.py -k sample

wheel: $(VENV)/.ready-for-tests ## build dist/briefgen-*.whl
	$(BIN)/python -m build --wheel --no-isolation

constraints: ## pin the newest versions that pyproject.toml allows; run the tests before you commit it
	rm -rf build/newest
	$(PYTHON) -m venv build/newest
	build/newest/bin/python -m pip --quiet install '.[test]'
	echo '# The versions that the tests passed with; `make constraints` pins the newest allowed.' > constraints.txt
	build/newest/bin/python -m pip freeze --exclude briefgen | sort -f >> constraints.txt

clean: ## take away what was installed and built
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.ready: $(SETUP) | $(VENV)
	@echo "Installing briefgen into $(VENV) (about a minute) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.ready-for-tests: $(SETUP) | $(VENV)
	@echo "Installing briefgen and its test tools into $(VENV) (about a minute) ..."
	@$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/.ready

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "briefgen needs Python 3.11 or later, and this is " + sys.version.split()[0] + "; try: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# Everything a newcomer needs: `make serve` runs the handbook, `make test` proves it. Both set up what is missing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
MKDOCS ?= mkdocs
FORMAT ?=
export NO_MKDOCS_2_WARNING := 1
# What is locked and nothing else, and never a source package, which would run its own code while it is installed.
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:

.PHONY: help serve build check start new import rename move retire promote editor upgrade preview test weekly sample screenshot bench lint lint-pipelines lock clean

help: ## Show what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/site.installed ## Run the handbook on this machine, drafts included; edits show at once
	$(BIN)/$(MKDOCS) serve --dev-addr 127.0.0.1:$(PORT)

# The hooks build it beside the old site and swap it in when all is well: a failure leaves the old one as it was.
build: $(VENV)/site.installed ## Build the site into site/
	$(BIN)/$(MKDOCS) build --strict
	@echo "The handbook is in site/."

check: $(VENV)/site.installed ## Show every problem in the persona files, without building
	@$(BIN)/python hooks/cli.py check $(if $(FORMAT),--format $(FORMAT))

# What was typed reaches the commands through the environment, so that quotes in it do no harm.
start: $(VENV)/site.installed ## Remove the sample, and begin a handbook of your own (name="..." address= edit= new=)
	@$(BIN)/python hooks/cli.py start --name="$$name" --address="$$address" --edit="$$edit" --new="$$new"

new: $(VENV)/site.installed ## Begin a persona: make new name="Tamsin Quill" (and type=negative, folder=alps, id=tamsin-quill)
	@$(BIN)/python hooks/cli.py new --type "$${type:-customer}" --folder="$$folder" --id="$$id" -- "$$name"

import: $(VENV)/import.installed ## Make drafts of a spreadsheet or notes: make import from=personas.csv (and mapping=FILE, type=negative)
	@$(BIN)/python hooks/cli.py import --mapping="$$mapping" --type="$${type:-customer}" --really="$$really" -- "$$from"

rename: $(VENV)/site.installed ## Change a persona's id, and whatever names it: make rename id=old to=new
	@$(BIN)/python hooks/cli.py rename -- "$$id" "$$to"

move: $(VENV)/site.installed ## Put a persona into another folder: make move id=its-id folder=alps (or none, for all)
	@$(BIN)/python hooks/cli.py move --folder="$$folder" -- "$$id"

retire: $(VENV)/site.installed ## Say that a persona is no longer used: make retire id=old reason="..." (or by=its-successor)
	@$(BIN)/python hooks/cli.py retire --reason="$$reason" --replaced-by="$$by" --on="$$on" -- "$$id"

promote: $(VENV)/site.installed ## Make a persona of a line of those who are not a fit: make promote id=drysuits
	@$(BIN)/python hooks/cli.py promote -- "$$id"

editor: $(VENV)/site.installed ## Write the forms for VS Code's Front Matter extension anew (frontmatter.json)
	@$(BIN)/python hooks/cli.py editor

upgrade: $(VENV)/site.installed ## Take a newer version: make upgrade from=ADDRESS_OR_FOLDER (and to=TAG, marks=yes)
	@$(BIN)/python hooks/cli.py upgrade --to="$$to" --marks="$$marks" -- "$$from"

# With what the tests need, which takes the pictures; the site itself is built without.
preview: $(VENV)/tests.installed build ## Show the pages that a branch changes, in preview/ (base=main)
	@rm -rf preview
	@PYTHONPATH=hooks $(BIN)/python -m tests.preview --base "$(or $(base),main)"

# In the order of their folders, which begin with the browser: the longest first, so that no processor waits for the last.
test: $(VENV)/tests.installed lint ## Run every check and test, in a browser too
	@$(BIN)/python tests/browser/chromium.py
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

sample: $(VENV)/tests.installed ## Copy the handbook to tests/sample, where the tests read it (for whoever changes the sample)
	@$(BIN)/python tests/sample_copy.py

screenshot: $(VENV)/tests.installed build ## Take the README's picture from the built site
	$(BIN)/python tests/browser/screenshot.py site .github/handbook.png

bench: $(VENV)/tests.installed ## Time many personas beside other ways (numbers="50 200 1000 3000" options="--all")
	@PYTHONPATH=hooks $(BIN)/python -m tests.bench.build $(or $(numbers),50 200 1000) $(options)

weekly: $(VENV)/tests.installed ## Run the long tests, which `make test` leaves out: minutes, not seconds
	@$(BIN)/python tests/browser/chromium.py
	$(BIN)/pytest -n auto --dist loadfile -m weekly

# The pipelines that come with the handbook, as far as they are there: what a company adds to them is its own business.
WORKFLOWS := $(wildcard $(addprefix .github/workflows/,handbook.yml tests.yml weekly.yml))
DEPENDABOT := $(wildcard .github/dependabot.yml)
GITLAB := $(wildcard .gitlab-ci.yml)

lint: $(VENV)/tests.installed lint-pipelines
	$(BIN)/ruff format --check hooks tests
	$(BIN)/ruff check hooks tests
	$(BIN)/mypy hooks tests

lint-pipelines: $(VENV)/tests.installed
	$(if $(WORKFLOWS),$(BIN)/zizmor --offline --quiet --persona pedantic $(WORKFLOWS))
	$(if $(WORKFLOWS),$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows $(WORKFLOWS))
	$(if $(DEPENDABOT),$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot $(DEPENDABOT))
	$(if $(GITLAB),$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci $(GITLAB))

lock: $(VENV)/tests.installed ## Renew the three lock files from their requirements*.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: --upgrade \
	  --custom-compile-command "make lock" requirements.in --output-file requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: --upgrade \
	  --custom-compile-command "make lock" requirements-import.in --output-file requirements-import.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: --upgrade \
	  --custom-compile-command "make lock" tests/requirements.in --output-file tests/requirements.txt

clean: ## Remove everything that make has put here
	rm -rf $(VENV) site preview .site.lock .site.new .site.old .cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0])'
	@echo "Setting up Python in $(VENV)/, once: half a minute to a minute, nothing is written anywhere else."
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the handbook needs ..."
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

# What only `make import` needs stays out of what the site is built with.
$(VENV)/import.installed: requirements-import.txt $(VENV)/site.installed
	@echo "Installing what reading spreadsheets and web pages needs ..."
	@$(PIP_INSTALL) -r requirements-import.txt
	@touch $@

$(VENV)/tests.installed: tests/requirements.txt $(VENV)/site.installed
	@echo "Installing what the tests need ..."
	@$(PIP_INSTALL) -r tests/requirements.txt
	@touch $@

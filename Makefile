# Two commands do all the set-up: `make site` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
RUNTIME := .venv/.runtime
TOOLS := .venv/.tools
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help site serve test lint unit docs pictures bench audit lock clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(RUNTIME): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --editable .
	touch $@

$(TOOLS): requirements-dev.lock $(RUNTIME)
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	touch $@

site: $(RUNTIME)  ## build the sample notebook into site/
	$(BIN)/meetgen build --strict --site-dir site

serve: $(RUNTIME)  ## show the sample notebook, rebuilt on each change
	$(BIN)/meetgen serve

test: lint unit docs  ## every check and test

lint: $(TOOLS)  ## style, layers, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

unit: $(TOOLS)  ## the tests, with their coverage
	$(BIN)/pytest --numprocesses 2 --cov --cov-report=term:skip-covered --cov-fail-under=90

docs: $(RUNTIME)  ## meetgen's own documentation into site-docs/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --config-file mkdocs-docs.yml

pictures: $(TOOLS)  ## pictures of each kind of page for the documentation, anew
	$(BIN)/python -m tests.e2e.screenshots

bench: $(TOOLS)  ## time meetgen beside other generators
	$(BIN)/python -m benchmarks

audit: $(TOOLS)  ## known holes in what is installed; needs the network
	$(PIP) install pip-audit==2.10.1
	$(BIN)/python -m pip_audit --skip-editable --progress-spinner off

lock:  ## pin the tools anew, by hash; needs uv
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --output-file requirements-dev.lock pyproject.toml requirements-dev.txt

clean:  ## remove what was made
	rm -rf .venv site site-docs .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

# make demo: install and write the playbook of an example. make test: install what the tests need and run them.
# make: everything that CI checks. All of it works on a machine with Python 3.11, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO_CASE := examples/written-offer-with-competing-offer.yaml

.PHONY: all check demo test lint types imports docs golden bench soak lock clean

all: check test

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --require-hashes -r requirements-dev.lock
	touch $@

demo: $(VENV)/installed
	$(BIN)/counteroffer plan $(DEMO_CASE) --today 2026-11-21 --format terminal,markdown,html,pdf,docx,ics,json --out demo
	@echo "The playbook lies in demo/: open demo/playbook.html or demo/playbook.pdf"

# The app and the pages are tried in Chromium: installed where this runs as root on Debian, else these tests are skipped.
test: $(VENV)/installed-dev
	command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || true
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: lint types imports

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check src tests bench tools
	$(BIN)/ruff check src tests bench tools

types: $(VENV)/installed-dev
	$(BIN)/mypy

imports: $(VENV)/installed-dev
	$(BIN)/lint-imports

golden: $(VENV)/installed-dev
	$(BIN)/python -m tests.walks

docs: $(VENV)/installed-dev
	$(BIN)/python -m tests.help_pages

bench: $(VENV)/installed-dev
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/guides.py
	$(BIN)/python bench/growth.py
	$(BIN)/python bench/valuing.py
	$(BIN)/python bench/frontier.py
	$(BIN)/python bench/planning.py
	$(BIN)/python bench/market.py
	$(BIN)/python bench/web.py

# Tries very many more texts on the reader than make test does, and Spark's servers; COUNTEROFFER_SOAK=10 ten times as many.
soak: $(VENV)/installed-dev
	COUNTEROFFER_SOAK=$${COUNTEROFFER_SOAK:-1} $(BIN)/python -m pytest -n 2 --dist loadgroup tests/guides/test_robust.py tests/offers/test_fuzzed_cases.py tests/soak

# Needs uv on the path; writes the locked dependencies with their hashes and without addresses.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --extra all requirements-build.in pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --extra scale --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) demo

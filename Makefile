# Few commands, the same for a person and for CI: run, test, lint, eval, bench.
# PORT=8000 make run     ARTICLES=~/songs make run     PYTHON=python3.12 make run

PYTHON ?= python3
PORT ?= 7860
ARTICLES ?= corpus/articles
STORE ?= .liner-notes
SHARED ?= ../shared

BIN := .venv/bin
RUN_READY := .venv/.ready-to-run
TEST_READY := .venv/.ready-to-test

.PHONY: run test lint eval bench bench-scale bench-server bench-peers load audit screenshots train-reader clean

run: $(RUN_READY)
	$(BIN)/python app.py --articles "$(ARTICLES)" --store "$(STORE)" --port $(PORT)

test: $(TEST_READY)
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(TEST_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(TEST_READY)
	$(BIN)/python -m tests.eval.run --shared "$(SHARED)"

bench: $(TEST_READY)
	$(BIN)/python -m tests.benchmarks.run

bench-scale: $(TEST_READY)
	$(BIN)/python -m tests.benchmarks.scale

bench-server: $(TEST_READY)
	$(BIN)/python -m pytest tests/index/test_server.py
	$(BIN)/python -m tests.benchmarks.server

# Each of the other tools gets an environment of its own in .side-by-side, some GB in all.
bench-peers: $(TEST_READY)
	$(BIN)/python -m tests.benchmarks.side_by_side

load: $(TEST_READY)
	$(BIN)/python -m tests.benchmarks.load

# In an environment of its own, since it is no part of what it looks at. --strict fails where a pin cannot be looked up.
audit: .audit/bin/pip-audit
	@$< --strict --no-deps --disable-pip --progress-spinner off $(AUDIT_OPTIONS) -r constraints.txt || \
	  { echo "make audit: not clean. Above stands either a vulnerability with the version that mends it, or a pin that the"; \
	    echo "index could not tell anything about: then nothing is known, good or bad. Another source: AUDIT_OPTIONS='-s osv'."; \
	    exit 1; }

screenshots: $(TEST_READY)
	$(BIN)/python -m tests.app.screenshots

train-reader: $(RUN_READY)
	$(BIN)/python -m assistant.training --data "$(or $(DATA),$(SHARED)/data)" --out assistant/weights $(if $(AVERAGE_WITH),--average-with "$(AVERAGE_WITH)")

clean:
	rm -rf .venv .audit .side-by-side "$(STORE)"

# The stamps are newer than the pins they were made from, so a second call installs nothing.
$(RUN_READY): constraints.txt pyproject.toml | .venv
	@echo "Installing what the chat needs (about 2 GB, a few minutes the first time) ..."
	$(BIN)/python -m pip install --progress-bar on -c constraints.txt -e .
	@touch $@

$(TEST_READY): constraints.txt pyproject.toml | .venv
	@echo "Installing what the chat and its tests need (about 2 GB, a few minutes the first time) ..."
	$(BIN)/python -m pip install --progress-bar on -c constraints.txt -e ".[dev]"
	@touch $@ $(RUN_READY)

.audit/bin/pip-audit: constraints-audit.txt
	@$(PYTHON) -m venv .audit
	.audit/bin/python -m pip install --quiet -r constraints-audit.txt
	@touch $@

.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than Python 3.11. Install a newer one and name it: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Making the virtual environment .venv ..."
	$(PYTHON) -m venv .venv

# Everything here works in a fresh clone: the first target that needs it creates .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
DB ?= out/demo.duckdb
SAMPLES := corpus/samples

.PHONY: demo desk setup test faults fuzz lint eval bench bench-engines floor readme shots docs notebooks

## The sample articles to a database, what contradicts what in it, and a first question to it.
demo: setup
	@mkdir -p $(dir $(DB))
	$(BIN)/cchc run $(SAMPLES)/articles --db $(DB)
	$(BIN)/cchc check --db $(DB) --verdict inconsistent
	@cat $(SAMPLES)/query.sql
	@$(BIN)/python -c "import cchc; print(cchc.connect('$(DB)').sql(open('$(SAMPLES)/query.sql').read()))"
	@echo "$(DB) is there. Go on with docs/index.md, or look at it in a browser: make desk"

## The journalists' pages over the demo's database, until Ctrl-C.
desk: demo
	$(BIN)/cchc serve --db $(DB)

setup: $(VENV)/.complete

$(VENV)/.complete: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

test: setup
	$(BIN)/python -m pytest -n auto --dist loadgroup --nbmake tests notebooks

## Runs the notebooks and keeps what they show.
notebooks: setup
	$(BIN)/python -m pytest -n auto --nbmake --overwrite notebooks
	$(BIN)/python -m tests.notebooks

## What takes longer: workers, runs and nodes of a Ray cluster killed, disks filled, every engine compared.
faults: setup
	$(BIN)/python -m pytest -n auto --dist loadgroup -m faults

## Random hostile input to reading, extraction and checks; shorter with make fuzz SECONDS=60.
SECONDS ?= 600
fuzz: setup
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

## Scores on the samples; on other annotated articles with make eval DOCS=folder GOLD=folder.
DOCS ?= $(SAMPLES)/articles
GOLD ?= $(SAMPLES)/gold
eval: setup
	$(BIN)/cchc evaluate $(DOCS) $(GOLD)

## Ratios against a peer measured in the same run, kept in benchmarks/RESULTS.md; half an hour or more.
## Other input with make bench INPUT=articles.jsonl.
INPUT ?= $(SAMPLES)/articles
bench: setup
	$(BIN)/python -m benchmarks.results $(INPUT)

## Seconds, memory and size of whole runs by engine, for docs/scale.md; an hour, and other articles to start from
## besides the samples with make bench-engines MORE="articles.jsonl ...".
bench-engines: setup
	$(BIN)/python -m benchmarks.engines $(MORE)

## Raise the quality floor to what is measured on the samples now.
floor: setup
	$(BIN)/python -m tests.floor

## What README and docs/ show of the samples: answers, printed lines, scores, columns for dbt.
readme: setup
	$(BIN)/python -m tests.readme
	$(BIN)/python -m tests.pages
	$(BIN)/python -m reference.dbt

## Pictures of the journalists' pages, for the README.
SHOWN := out/samples.duckdb
shots: setup
	@mkdir -p $(dir $(SHOWN))
	$(BIN)/cchc run $(SAMPLES)/articles --db $(SHOWN) --quiet
	$(BIN)/cchc check --db $(SHOWN) --quiet > /dev/null
	$(BIN)/python -m tests.desk.shots $(SHOWN) docs/img

## The documentation as pages in site/; python -m http.server -d site shows them.
docs: setup
	$(BIN)/python -m reference
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict

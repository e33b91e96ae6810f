# `make demo` and `make test` need Python 3.10 or newer, git and make; everything else goes into .venv.
#   make demo PYTHON=python3.12      uses another Python
#   make demo VENV=/tmp/venv         puts the environment elsewhere
#   make demo UV=                    installs with pip alone
#   make ui PORT=8080                listens on another port

PYTHON ?= python3
VENV ?= .venv
BIN := $(abspath $(VENV))/bin
PORT ?= 3000
SIZES ?= 50 400 2000
ROUNDS ?= 3
SEED ?= 1
COUNT ?= 10
FIGURES ?= sizes example processes memory partitions groups plugin
# uv takes seconds where pip takes a minute; where there is none, it goes into the environment. If it cannot install here,
# pip can. Bytecode is compiled on all cores, and not left to the first import.
UV ?= $(or $(shell command -v uv),$(BIN)/uv)
install = $(if $(UV),$(UV) pip install --quiet --compile-bytecode --python $(1)/python $(2) || \
	)$(1)/python -m pip install -qq $(2)

# Not the documentation: ruff formats code in Markdown too, which has to stay as it was generated.
SOURCES := transpiler runtime tests golden examples

DEMO := build/demo
KEDRO := $(DEMO)/bikeshare
DAGSTER := $(KEDRO)/dagster
# The exported package, which finds the Kedro project above it and imports its functions from there.
DEMO_ENV = DAGSTER_HOME="$(abspath $(DEMO)/dagster_home)" PYTHONPATH="$(abspath $(DAGSTER)/src)"

export DO_NOT_TRACK := 1
export KEDRO_DISABLE_TELEMETRY := 1
export DAGSTER_DISABLE_TELEMETRY := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Seconds, for slow networks and machines.
export UV_HTTP_TIMEOUT ?= 180
export UV_COMPILE_BYTECODE_TIMEOUT ?= 600
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help demo ui checks test test-all test-cluster mlflow plugin bench fuzz lint format types docs golden matrix pictures dist clean

help: ## Show this list.
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 22

# Environments -----------------------------------------------------------------------------------

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { \
		echo "Python 3.10 or newer is needed, and '$(PYTHON)' is not:" \
			"$$($(PYTHON) --version 2>&1 | tail -1)"; \
		echo "Name another one, for example: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(if $(filter $(BIN)/uv,$(UV)),$(BIN)/python -m pip install -qq -c constraints.txt uv || true)
	@touch $@

$(VENV)/.demo: $(VENV)/.created pyproject.toml constraints.txt
	@echo "Installing kedro-to-dagster[demo] into $(VENV); this takes a few minutes the first time."
	@$(call install,$(BIN),-c constraints.txt -e '.[demo]')
	@touch $@

# Everything that the demo needs is among it.
$(VENV)/.dev: $(VENV)/.created pyproject.toml constraints.txt
	@echo "Installing kedro-to-dagster[dev] into $(VENV); this takes a few minutes the first time."
	@$(call install,$(BIN),-c constraints.txt -e '.[dev]')
	@touch $@ $(VENV)/.demo

# Demo -------------------------------------------------------------------------------------------

demo: $(VENV)/.demo ## Export the example project and materialise its assets in Dagster.
	@rm -rf $(DEMO)
	@mkdir -p $(DEMO)/dagster_home
	@printf 'telemetry:\n  enabled: false\nnux:\n  enabled: false\n' > $(DEMO)/dagster_home/dagster.yaml
	@cp -R golden/example/project $(KEDRO)
	@echo; echo "1. Export the Kedro project: kedro-to-dagster export $(DAGSTER) --project $(KEDRO)"; echo
	@$(BIN)/kedro-to-dagster export $(DAGSTER) --project $(KEDRO)
	@echo; echo "2. The Dagster package in $(DAGSTER)"; echo
	@cd $(DAGSTER) && find . -type f | LC_ALL=C sort | sed 's|^\./|  |'
	@echo; echo "3. One of its files: src/bikeshare_dagster/assets/data_science.py"; echo
	@sed 's/^/  /' $(DAGSTER)/src/bikeshare_dagster/assets/data_science.py
	@echo; echo "4. Materialise the assets: the job __default__, and one day of the job history (log: $(DEMO)/run.log)"; echo
	@$(DEMO_ENV) $(BIN)/dg launch -m bikeshare_dagster.definitions --job __default__ > $(DEMO)/run.log 2>&1 \
		&& $(DEMO_ENV) $(BIN)/dg launch -m bikeshare_dagster.definitions \
			--assets daily_checkouts --partition 2025-06-01 >> $(DEMO)/run.log 2>&1 \
		|| { tail -40 $(DEMO)/run.log; exit 1; }
	@sed -n -e 's/.* - STEP_SUCCESS - Finished execution of step \(.*\)\.$$/  \1/p' \
		-e 's/.* - \(RUN_SUCCESS\) - .*/  \1/p' $(DEMO)/run.log
	@echo; echo "5. What the runs wrote"; echo
	@cd $(KEDRO) && find data -type f ! -path 'data/01_raw/*' | LC_ALL=C sort | sed 's/^/  /'
	@echo; echo "  data/07_model_output/demand_metrics.json:"
	@sed 's/^/  /' $(KEDRO)/data/07_model_output/demand_metrics.json
	@echo; echo "6. The asset graph: what Dagster knows of each asset"; echo
	@$(DEMO_ENV) $(BIN)/python examples/show_assets.py bikeshare_dagster.definitions | sed 's/^/  /'
	@echo; echo; echo "See it in Dagster's UI:  make ui"

ui: ## Open Dagster's UI on the demo, on port 3000 or the next one that is free (PORT=8080).
	@test -d $(DAGSTER) || { echo "Run 'make demo' first."; exit 1; }
	@port=$$($(BIN)/python -c "$$FREE_PORT" $(PORT)) || { echo "No port from $(PORT) on is free."; exit 1; }; \
		echo "Dagster's UI will be at http://localhost:$$port (Ctrl-C ends it)."; \
		cd $(DAGSTER) && exec env $(DEMO_ENV) PATH="$(BIN):$$PATH" $(BIN)/dg dev --port $$port

# Dagster would take another port, and tell of it in its log only.
define FREE_PORT
import socket, sys
for port in range(int(sys.argv[1]), int(sys.argv[1]) + 100):
    with socket.socket() as tried:
        if tried.connect_ex(("127.0.0.1", port)):
            print(port)
            sys.exit()
sys.exit(1)
endef
export FREE_PORT

# Checks -----------------------------------------------------------------------------------------

# The worker that is done first takes over from the other: tests that take long stand together.
PARALLEL := -n 2 --dist worksteal

# On two cores, types and documentation take the time of the longer one.
checks: $(VENV)/.dev
	@$(MAKE) --no-print-directory --jobs 2 lint types docs

test: checks ## Run every check: style, types, documentation, and all tests but the slow ones.
	@$(BIN)/python -m pytest $(PARALLEL) -m "not slow"

test-all: checks ## Run every check, and all tests.
	@$(BIN)/python -m pytest $(PARALLEL)

test-cluster: $(VENV)/.dev ## Run on Celery and Dask workers that share no folder; needs redis-server and PostgreSQL.
	@command -v redis-server > /dev/null || { \
		echo "redis-server is needed; on Debian: apt-get install redis-server"; exit 1; }
	@ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || command -v initdb > /dev/null || { \
		echo "PostgreSQL is needed; on Debian: apt-get install postgresql"; exit 1; }
	@$(BIN)/python -m pytest tests/cluster

bench: $(VENV)/.dev $(if $(filter plugin,$(FIGURES)),$(VENV)/plugin/.created) ## Measure export, check, load, run and memory into build/bench (FIGURES=memory, SIZES="50 400", ROUNDS=1).
	@$(BIN)/python tests/benchmarks/bench.py --figures $(FIGURES) --sizes $(SIZES) --rounds $(ROUNDS) --out build/bench

fuzz: $(VENV)/.dev ## Run random projects with Kedro and as their packages, and compare (SEED=1 COUNT=10).
	@$(BIN)/python -m tests.fuzz --seed $(SEED) --count $(COUNT)

lint: $(VENV)/.dev ## Check style and format with ruff.
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)

format: $(VENV)/.dev ## Format the code with ruff.
	@$(BIN)/ruff format $(SOURCES)

types: $(VENV)/.dev ## Check types with mypy.
	@$(BIN)/mypy

docs: $(VENV)/.dev ## Build the documentation into build/site.
	@$(BIN)/mkdocs build --quiet --strict --site-dir build/site

# The pictures show paths, which should be the same wherever they are taken.
PICTURED := /tmp/demo

$(VENV)/.pictures: $(VENV)/.dev
	@$(call install,$(BIN),-c constraints.txt -e '.[pictures]')
	@touch $@

pictures: $(VENV)/.pictures docs ## Take the pictures of Dagster's UI again, and open each page; needs Chromium and chromedriver.
	@$(MAKE) --no-print-directory demo DEMO=$(PICTURED)
	@$(BIN)/python -m tests.pictures $(PICTURED) docs/pictures
	@$(BIN)/python -m pytest tests/pictures

$(VENV)/plugin/.created: $(VENV)/.created pyproject.toml
	@$(PYTHON) -m venv $(VENV)/plugin
	@$(call install,$(VENV)/plugin/bin,-e '.[plugin]')
	@touch $@

plugin: $(VENV)/plugin/.created ## Compare names with the plugin kedro-dagster, in an environment of its own.
	@$(VENV)/plugin/bin/python -m pytest tests/plugin

# MLflow asks for other versions of what the development environment pins.
$(VENV)/mlflow/.created: $(VENV)/.created pyproject.toml
	@$(PYTHON) -m venv $(VENV)/mlflow
	@$(call install,$(VENV)/mlflow/bin,-e '.[mlflow]')
	@touch $@

mlflow: $(VENV)/mlflow/.created ## Test kedro-mlflow with the real libraries, in an environment of its own.
	@$(VENV)/mlflow/bin/python -m pytest tests/mlflow

# PYTHONS="3.10 3.13" or CORNERS="py3.10-kedro1.0-dagster1.11" or CASES="example or hooks" for less.
matrix: $(VENV)/.dev ## Run the golden cases with other versions of Python, Kedro and Dagster.
	@$(BIN)/python -m tests.matrix

golden: $(VENV)/.dev ## Rewrite the expected packages in golden/, and what the constructs become.
	@$(BIN)/python -m pytest tests/golden tests/constructs --update-golden

dist: $(VENV)/.dev ## Build the wheel and the sdist into build/dist, check them, and try the wheel in an empty environment.
	@rm -rf build/dist
	@$(BIN)/python -m hatchling build --directory build/dist
	@$(BIN)/python -m pytest tests/release --distributions build/dist

clean: ## Remove everything that make has made.
	rm -rf build site .venv .mypy_cache .pytest_cache .ruff_cache

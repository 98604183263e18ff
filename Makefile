# One line a target; `make help` lists them. Everything is set up in .venv from requirements.lock.
PY := .venv/bin/python
REPORTS := $(if $(wildcard ../shared/seeds),../shared/seeds,@us-korea)
OUT ?= out
export UV_NO_PROGRESS := 1

.DEFAULT_GOAL := help
.PHONY: help install run test check cover bench peers compiled serve docs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/ -/' | sort

.venv/.done: requirements.lock pyproject.toml
	python3 -m venv .venv
	grep -A200 '^uv==' requirements.lock | awk 'NR==1||/^ /{print} NR>1&&!/^ /{exit}' > .venv/uv.txt
	$(PY) -m pip install -q --require-hashes -r .venv/uv.txt
	.venv/bin/uv pip sync -q --require-hashes --compile-bytecode requirements.lock
	.venv/bin/uv pip install -q --no-deps --no-build-isolation --editable .
	PYTHONDONTWRITEBYTECODE= $(PY) -m compileall -q src
	touch $@

install: .venv/.done ## set up .venv from the lock

run: .venv/.done ## the main job: reports in, brief and figures out (OUT=out)
	.venv/bin/burdenshare run $(REPORTS) -o $(OUT)

test: .venv/.done ## all tests
	$(PY) -m pytest

check: .venv/.done ## lint, types, boundaries, dependencies, tests
	.venv/bin/ruff check . && .venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/deptry src
	$(PY) -m pytest

cover: .venv/.done ## all tests with coverage and its floor; tracing doubles the time
	$(PY) -m pytest --cov --cov-report=term

bench: .venv/.done ## speed beside the machine's own limits (CPU time)
	$(PY) -m benchmarks

peers: ## other quantity readers in an environment of their own, for `make bench`
	python3 -m venv .venv-peers
	.venv-peers/bin/pip install -q quantulum3==0.10.0 ms-recognizers-text-suite==1.0.1

compiled: .venv/.done ## the reading of reports compiled into build/compiled (a C compiler, a CPU minute)
	$(PY) tools/compiled.py

serve: .venv/.done ## the shipped case in a browser, on loopback
	.venv/bin/burdenshare serve @us-korea

docs: .venv/.done ## the documentation site into site/
	$(PY) tests/cli/cli_page.py > docs/cli.md
	.venv/bin/zensical build -f mkdocs.yml

clean: ## remove what was made
	rm -rf .venv .venv-peers build out site .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

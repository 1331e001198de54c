# Thin on purpose: every target is a line or two of real commands. `make run` and `make test` need only Python and make.
PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

.PHONY: setup run server server-migration test bench pictures lock

setup:
	@$(PYTHON) packaging/setup_environment.py

run: setup
	@$(BIN)/python packaging/open_studio.py

# settings by the environment: docs/server.md
server: setup
	@$(BIN)/python -m sync_server serve

# make server-migration MESSAGE="…" after the records changed
server-migration: setup
	$(BIN)/python packaging/write_server_migration.py $(MESSAGE)
	$(BIN)/python -m ruff format --quiet sync_server/db/migrations/versions

test: setup
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -ra -n auto --maxprocesses 4 --dist worksteal

bench: setup
	$(BIN)/python -m benchmarks

pictures: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m focusflow_desktop --tour build/pictures

# make lock UPGRADE=--upgrade takes the newest versions that pyproject.toml allows
lock: setup
	$(BIN)/python -m uv pip compile pyproject.toml --extra desktop --extra server --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE) \
		--quiet --output-file requirements.lock

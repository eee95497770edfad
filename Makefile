# make run    set everything up and open the sample journey (without a display: the same job in files)
# make setup  that first part alone
# make test   set up for development, then lint, types and tests
# make help   the rest

PYTHON_FILES = pyproject.toml packaging/setup.sh packaging/apt-install.sh

.PHONY: run setup test test-exports check bundle try-bundle bench translations screenshots guide-pictures first-use lock help

run: setup
	@packaging/run.sh

setup: .venv/.set-up .venv/.system-libraries

test: check
	.venv/bin/python -m pytest -n auto

check: setup-dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/basedpyright

test-exports: setup-dev
	packaging/export-programs.sh
	.venv/bin/python -m pytest -q -m exports tests/proof

bench: setup-dev
	.venv/bin/python -m benchmarks

translations: setup-dev
	packaging/translations.sh

screenshots: setup-dev
	packaging/screenshots.sh

guide-pictures: setup-dev
	.venv/bin/python -m pytest -q -m screenshots tests/gui/test_guide.py

first-use: setup-dev
	.venv/bin/python -m tests.firstuse

bundle: setup-dev
	packaging/bundle.sh

try-bundle: bundle
	packaging/try_bundle.sh

lock: setup-dev
	packaging/lock.sh

help:
	@echo "make run           set everything up and open the sample journey"
	@echo "make setup         set everything up: .venv, the locked packages, Qt's system libraries"
	@echo "make test          lint, types and tests"
	@echo "make test-exports  every export, opened in programs that are not ours"
	@echo "make check         lint and types"
	@echo "make bench         the measurements, as a table and as JSON"
	@echo "make translations  bring the message catalogues up to date with the sources"
	@echo "make screenshots   pictures of every window to look at: build/screenshots"
	@echo "make guide-pictures  the pictures of the user guide: docs/pictures"
	@echo "make first-use     two jobs as a new user does them, timed in a real window: docs/pictures"
	@echo "make bundle        build/bundle: the program with its own Python and Qt"
	@echo "make try-bundle    start the bundle in a bare Debian without Python (needs root)"
	@echo "make lock          lock the newest allowed packages"

.PHONY: setup-dev
setup-dev: .venv/.set-up-dev .venv/.system-libraries-dev

# The stamps make a second run quick.
.venv/.set-up: requirements.lock $(PYTHON_FILES)
	@PYTHON="$(PYTHON)" packaging/setup.sh requirements.lock
	@touch $@

.venv/.set-up-dev: requirements-dev.lock $(PYTHON_FILES)
	@PYTHON="$(PYTHON)" packaging/setup.sh requirements-dev.lock
	@touch $@ .venv/.set-up

# Without the right to install, the command to run is printed each time until the libraries are there.
.venv/.system-libraries: packaging/system-libraries.sh | .venv/.set-up
	@packaging/system-libraries.sh run && touch $@ || [ $$? -eq 3 ]

.venv/.system-libraries-dev: packaging/system-libraries.sh | .venv/.set-up-dev
	@packaging/system-libraries.sh test && touch $@ .venv/.system-libraries || [ $$? -eq 3 ]

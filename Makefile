# The README explains each of these. Nothing here needs more than Python 3.11 and the package registries.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
export PORT ?= 8000

.PHONY: help run dev test test-fast test-postgres check format bench browser demo clean

help:
	@echo "make run            the whole shop on this machine"
	@echo "make dev            the same with DEBUG on, reloading on change"
	@echo "make test           all tests on SQLite, the browser's among them"
	@echo "make test-fast      without browser and slow tests"
	@echo "make test-postgres  the database tests on PostgreSQL and Redis"
	@echo "make check          format, lint, types, templates, migrations, deploy check"
	@echo "make bench          timings beside stock Oscar"

$(INSTALLED): requirements.txt requirements-dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(INSTALLED)
	@$(BIN)/python -m shop.run

dev: $(INSTALLED)
	@DEBUG=1 $(BIN)/python -m shop.run

test: $(INSTALLED) browser
	$(BIN)/python -m pytest -n auto --dist loadgroup

test-fast: $(INSTALLED)
	$(BIN)/python -m pytest -n auto --dist loadgroup -m "not slow and not browser"

# Needs a server at TEST_DATABASE_URL and one at TEST_REDIS_URL; each run makes a test database of its own.
TEST_DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/postgres
TEST_REDIS_URL ?= redis://127.0.0.1:6379
test-postgres: $(INSTALLED)
	DATABASE_URL=$(TEST_DATABASE_URL) TEST_REDIS_URL=$(TEST_REDIS_URL) \
		$(BIN)/python -m pytest -n auto --dist loadgroup -m "not browser" --database-only

check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/djhtml --check --tabwidth 2 templates
	DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=0 SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(60))") \
		ALLOWED_HOSTS=shop.example SITE_URL=https://shop.example \
		STRIPE_SECRET_KEY=sk_test_check STRIPE_WEBHOOK_SECRETS=whsec_check \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djhtml --tabwidth 2 templates

bench: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks

# The tests drive Chromium. It is installed where that is possible, and missed loudly where not.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || test -n "$$CHROMIUM" || \
		{ command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ] && \
		  apt-get update -qq && apt-get install -y -qq chromium; } || \
		{ echo "No Chromium: install it, or name it in CHROMIUM."; exit 1; }

clean:
	rm -rf var staticfiles .pytest_cache .mypy_cache .ruff_cache

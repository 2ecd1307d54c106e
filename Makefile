# Needs Python 3.11 or newer, git and make; installs everything else into this folder.
PYTHON ?= python3
PY = .venv/bin/python

.PHONY: run test check moves bench picture requirements

run:
	@$(PYTHON) recovery/environment.py run
	@exec $(PY) -m recovery.serve

test:
	@$(PYTHON) recovery/environment.py dev
	@$(PY) -m pytest -n 2 --dist loadgroup tests

check:
	@$(PYTHON) recovery/environment.py dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	git ls-files -z 'templates/*.html' | xargs -0 .venv/bin/djade --check --target-version 5.2
	.venv/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	RECOVERY_DEMO=0 RECOVERY_SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))') \
		$(PY) manage.py check --deploy --fail-level WARNING
	$(PY) manage.py draw_states --check
	@$(PY) -m recovery.audit

# Every (from, to) by every path, as PostgreSQL answers the app's role.
moves:
	@$(PYTHON) recovery/environment.py dev
	@$(PY) -m pytest -q -s tests/database/test_moves.py -k "table or born"

# How fast it is, measured on this machine: tests/bench/README.md. BENCH_SIZES=2000,5000 BENCH_RUNS=1 BENCH_REQUESTS=50 for a try.
bench:
	@$(PYTHON) recovery/environment.py dev
	@$(PY) -m tests.bench

# The one picture that is committed: the desk, as the README shows it.
picture:
	@$(PYTHON) recovery/environment.py dev
	$(PY) docs/picture.py

requirements:
	$(PY) -m pip install --quiet --target .venv/uv uv
	PYTHONPATH=.venv/uv $(PY) -m uv pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--universal pyproject.toml -o requirements.txt
	PYTHONPATH=.venv/uv $(PY) -m uv pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--universal --group dev -c requirements.txt -o requirements-dev.txt
	PYTHONPATH=.venv/uv $(PY) -m uv pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--universal --group node -o requirements-node.txt

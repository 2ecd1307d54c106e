# Needs Python 3.11 or newer, git and make; installs everything else into this folder.
PYTHON ?= python3
PY = .venv/bin/python

.PHONY: run test check moves picture requirements

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

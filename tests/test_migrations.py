"""The base can be built from nothing, and says what the models say."""

import ast
import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tests.source import PACKAGE, ROOT

OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("kpacite.")]
MIGRATIONS = [path for path in sorted(PACKAGE.glob("*/migrations/*.py")) if path.stem != "__init__"]


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_each_app_has_one_last_migration():
    assert MigrationLoader(None, ignore_no_migrations=True).detect_conflicts() == {}


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_a_migration_does_not_use_the_application(path):
    """The models of today are not those of the day it was written; operations of `lib` may be."""
    imported = {
        (node.module or "").split(".")[1]
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kpacite.")
    }

    assert imported <= {"lib"}, path.relative_to(ROOT)


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_a_migration_is_named_in_words(path):
    assert re.fullmatch(r"\d{4}_[a-z][a-z0-9_]+", path.stem)
    assert "_auto_" not in path.stem


@pytest.mark.slow
@pytest.mark.xdist_group("migrations")
@pytest.mark.django_db(transaction=True)
def test_the_base_goes_back_to_nothing_and_forward_again():
    executor = MigrationExecutor(connection)
    last = executor.loader.graph.leaf_nodes()
    try:
        executor.migrate([(label, None) for label in reversed(OURS)])
        emptied = set(connection.introspection.table_names())

        assert not [name for name in emptied if name.split("_")[0] in OURS and name != "lib"]
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(last)
    assert "sales_invoice" in connection.introspection.table_names()

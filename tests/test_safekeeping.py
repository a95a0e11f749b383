"""What is saved can be put back, on both databases, by the two commands people type."""

import os
import subprocess
import sys
import tarfile

import pytest
from django.conf import settings
from django.db import connection

from tests.source import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("safekeeping")]
COUNT = "from kpacite.people.models import Person; print(Person.objects.count())"
ARRIVE = """
from django.utils import timezone
from kpacite.people.models import Person
Person.objects.create(username="amina", first_name="Amina", joined_at=timezone.now())
"""


class Machine:
    """A machine of its own: a folder of data, a base, and the commands."""

    def __init__(self, folder, address):
        self.folder = folder
        self.environment = os.environ | {"KPACITE_DATA": str(folder), "DATABASE_URL": address}

    def run(self, *command):
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def manage(self, *arguments):
        result = self.run(sys.executable, "manage.py", *arguments)
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()

    def shell(self, code):
        return self.manage("shell", "--no-imports", "-c", code)


@pytest.fixture
def machine(tmp_path, django_db_blocker):
    if connection.vendor == "sqlite":
        yield Machine(tmp_path, "")
        return
    given = settings.DATABASES["default"]
    name = f"kpacite_safekeeping_{os.getpid()}"
    who = f"{given['USER']}:{given['PASSWORD']}" if given["PASSWORD"] else given["USER"]
    server = f"postgres://{who}@{given['HOST']}:{given['PORT']}"
    psql = ["psql", "-q", f"{server}/postgres", "-c"]
    subprocess.run([*psql, f"CREATE DATABASE {name}"], check=True)
    yield Machine(tmp_path, f"{server}/{name}")
    subprocess.run([*psql, f"DROP DATABASE {name} WITH (FORCE)"], check=True)


def test_a_machine_lost_is_a_machine_found_again(machine):
    machine.manage("migrate", "--verbosity", "0")
    machine.shell(ARRIVE)
    receipt = machine.folder / "files" / "receipts" / "pain.jpg"
    receipt.parent.mkdir(parents=True)
    receipt.write_bytes(b"a receipt")
    archive = machine.folder / "saved.tar.gz"

    saved = machine.run("bin/backup", str(archive))
    assert saved.returncode == 0, saved.stderr
    receipt.unlink()
    machine.shell("from kpacite.people.models import Person; Person.objects.all().delete()")
    restored = machine.run("bin/restore", str(archive))

    assert restored.returncode == 0, restored.stderr
    assert machine.shell(COUNT) == "1"
    assert receipt.read_bytes() == b"a receipt"
    assert archive.stat().st_mode & 0o077 == 0


def test_restoring_does_not_erase_people_without_being_told(machine):
    machine.manage("migrate", "--verbosity", "0")
    archive = machine.folder / "saved.tar.gz"
    machine.manage("backup", str(archive))
    machine.shell(ARRIVE)

    refused = machine.run("bin/restore", str(archive))
    assert refused.returncode != 0
    assert "--replace" in refused.stderr
    assert machine.shell(COUNT) == "1"

    assert machine.run("bin/restore", str(archive), "--replace").returncode == 0
    assert machine.shell(COUNT) == "0"


def test_a_damaged_archive_is_refused_and_changes_nothing(machine, tmp_path):
    machine.manage("migrate", "--verbosity", "0")
    archive = tmp_path / "saved.tar.gz"
    machine.manage("backup", str(archive))
    (tmp_path / "open").mkdir()
    subprocess.run(["tar", "-xzf", archive, "-C", tmp_path / "open"], check=True)
    with (tmp_path / "open" / "base").open("ab") as base:
        base.write(b"one more byte")
    with tarfile.open(archive, "w:gz") as content:
        for part in ("card.json", "base"):
            content.add(tmp_path / "open" / part, part)

    refused = machine.run("bin/restore", str(archive))

    assert refused.returncode != 0
    assert "abîmé" in refused.stderr
    assert machine.shell(COUNT) == "0"

"""An archive that cannot be put back is refused by name, before anything is touched."""

import hashlib
import json
import tarfile

import pytest
from django.conf import settings
from django.db import connection

from kpacite.coops.tests import factories as people
from kpacite.lib import safekeeping
from kpacite.lib.safekeeping import ArchiveIsNotOurs, BaseIsNotEmpty, OtherKindOfBase


@pytest.fixture
def archive(tmp_path):
    """A whole archive of a base of the given kind."""

    def make(kind):
        (tmp_path / "base").write_bytes(b"a base")
        checksum = hashlib.sha256(b"a base").hexdigest()
        (tmp_path / "card.json").write_text(json.dumps({"kind": kind, "sha256": checksum}))
        with tarfile.open(tmp_path / "saved.tar.gz", "w:gz") as content:
            for part in ("card.json", "base"):
                content.add(tmp_path / part, part)
        return tmp_path / "saved.tar.gz"

    return make


def put_back(archive, tmp_path):
    safekeeping.put_back(
        archive=archive,
        database=settings.DATABASES["default"],
        files=tmp_path / "files",
        replace=False,
    )


def test_a_text_is_not_an_archive(tmp_path):
    (tmp_path / "letter.txt").write_text("Bonjour")

    with pytest.raises(ArchiveIsNotOurs):
        put_back(tmp_path / "letter.txt", tmp_path)


def test_a_base_of_another_kind_is_not_put_back(archive, tmp_path):
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"

    with pytest.raises(OtherKindOfBase):
        put_back(archive(other), tmp_path)


@pytest.mark.django_db
def test_people_are_not_erased_without_being_told(archive, tmp_path):
    people.person()

    with pytest.raises(BaseIsNotEmpty):
        put_back(archive(connection.vendor), tmp_path)

"""One file that holds everything: the base and the files people sent. And back from it."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from django.db import connections

from kpacite.lib.errors import Refusal

Settings = Mapping[str, Any]


class ArchiveIsNotOurs(Refusal):
    """The file is not a backup, or it has been damaged."""

    sentence = "Ce fichier n’est pas une sauvegarde, ou il est abîmé."


class OtherKindOfBase(Refusal):
    """A backup of SQLite cannot be put back into PostgreSQL, nor the other way round."""

    sentence = "Cette sauvegarde vient d’une autre sorte de base. Changez DATABASE_URL."


class BaseIsNotEmpty(Refusal):
    """Restoring would erase what is there."""

    sentence = "La base contient déjà des données. Ajoutez --replace pour les remplacer."


def kind_of_base(database: Settings) -> str:
    return "postgresql" if "postgresql" in database["ENGINE"] else "sqlite"


def back_up(*, database: Settings, files: Path, to: Path, at: datetime) -> Path:
    """Write the base and the files into one archive, while people go on working.

    The copy is that of one moment: SQLite's own backup, or PostgreSQL's dump.
    """
    with tempfile.TemporaryDirectory(dir=to.parent) as folder:
        base = Path(folder) / "base"
        _copy_out(database, base)
        card = {"kind": kind_of_base(database), "at": at.isoformat(), "sha256": _sha256(base)}
        (Path(folder) / "card.json").write_text(json.dumps(card, indent=1))
        unfinished = Path(folder) / "archive"
        with tarfile.open(unfinished, "w:gz") as archive:
            archive.add(Path(folder) / "card.json", "card.json")
            archive.add(base, "base")
            if files.is_dir():
                archive.add(files, "files")
        unfinished.chmod(0o600)  # it holds the names and the money of people
        unfinished.replace(to)
    return to


def put_back(*, archive: Path, database: Settings, files: Path, replace: bool) -> None:
    """Make the base and the files what the archive says. Nobody must be using them.

    Refuses: ArchiveIsNotOurs, OtherKindOfBase, BaseIsNotEmpty.
    """
    with tempfile.TemporaryDirectory(dir=archive.parent) as name:
        folder = Path(name)
        card = _open(archive, folder)
        if card["kind"] != kind_of_base(database):
            raise OtherKindOfBase
        if not replace and _holds_people():
            raise BaseIsNotEmpty
        connections.close_all()
        _copy_in(database, folder / "base")
        shutil.rmtree(files, ignore_errors=True)
        if (folder / "files").is_dir():
            shutil.copytree(folder / "files", files)


def _refuse_ways_out(content: tarfile.TarFile) -> None:
    """Only files and folders, and none outside the folder. The library's own filter came with
    Python 3.11.4; Debian 12 has 3.11.2."""
    for member in content.getmembers():
        path = PurePosixPath(member.name)
        if path.is_absolute() or ".." in path.parts or not (member.isfile() or member.isdir()):
            raise ArchiveIsNotOurs


def _open(archive: Path, folder: Path) -> dict[str, str]:
    try:
        with tarfile.open(archive) as content:
            _refuse_ways_out(content)
            # A later Python asks for its own filter as well; an older one ignores this line.
            content.extraction_filter = getattr(tarfile, "data_filter", None)
            content.extractall(folder)  # noqa: S202  each member was looked at
        card: dict[str, str] = json.loads((folder / "card.json").read_text())
        whole = _sha256(folder / "base") == card["sha256"]
    except (tarfile.TarError, OSError, ValueError, KeyError):
        raise ArchiveIsNotOurs from None
    if not whole:
        raise ArchiveIsNotOurs
    return card


def _holds_people() -> bool:
    connection = connections["default"]
    if "people_person" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM people_person LIMIT 1")
        return cursor.fetchone() is not None


def _copy_out(database: Settings, to: Path) -> None:
    if kind_of_base(database) == "postgresql":
        _postgresql(database, "pg_dump", "--format=custom", "--no-owner", f"--file={to}")
        return
    source, copy = sqlite3.connect(str(database["NAME"])), sqlite3.connect(to)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        source.close()


def _copy_in(database: Settings, base: Path) -> None:
    if kind_of_base(database) == "postgresql":
        _postgresql(
            database, "pg_restore", "--clean", "--if-exists", "--no-owner",
            "--single-transaction", f"--dbname={database['NAME']}", str(base),
        )  # fmt: skip
        return
    name = Path(str(database["NAME"]))
    name.parent.mkdir(parents=True, exist_ok=True)
    for suffix in ("-wal", "-shm"):
        Path(f"{name}{suffix}").unlink(missing_ok=True)
    shutil.copy(base, f"{name}-new")
    Path(f"{name}-new").replace(name)


def _postgresql(database: Settings, program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs; the password travels in the environment only."""
    connection = {
        "PGHOST": database["HOST"], "PGPORT": database["PORT"], "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"], "PGDATABASE": str(database["NAME"]),
    }  # fmt: skip
    subprocess.run(  # noqa: S603  fixed programs, arguments of our own
        [program, *arguments],
        check=True,
        env=os.environ | {key: str(value) for key, value in connection.items() if value},
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()

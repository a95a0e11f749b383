"""manage.py restore FILE: the base and the files become what the archive says."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from kpacite.lib import safekeeping
from kpacite.lib.errors import Refusal


class Command(BaseCommand):
    help = "Remet la base et les fichiers d’une archive. Le service doit être arrêté."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="l’archive à remettre")
        parser.add_argument("--replace", action="store_true", help="remplace ce qui est là")

    def handle(self, *args: object, file: Path, replace: bool, **options: object) -> None:
        if not file.exists():
            raise CommandError(f"{file} n’existe pas.")
        try:
            safekeeping.put_back(
                archive=file,
                database=settings.DATABASES["default"],
                files=settings.MEDIA_ROOT,
                replace=replace,
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("C’est remis.")

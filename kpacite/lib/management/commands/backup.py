"""manage.py backup [FILE]: one archive with the base and the files."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from kpacite.lib import safekeeping


class Command(BaseCommand):
    help = "Écrit la base et les fichiers dans une archive, sans arrêter le service."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="l’archive à écrire")

    def handle(self, *args: object, file: Path | None, **options: object) -> None:
        now = timezone.localtime()
        to = file or settings.DATA_DIR / "backups" / f"kpacite-{now:%Y-%m-%d-%H%M%S}.tar.gz"
        to.parent.mkdir(parents=True, exist_ok=True)
        safekeeping.back_up(
            database=settings.DATABASES["default"], files=settings.MEDIA_ROOT, to=to, at=now
        )
        self.stdout.write(str(to))

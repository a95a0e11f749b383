"""Every issued quote, invoice and credit note as its stored PDF, named by its number."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kpacite.coops.models import Coop
from kpacite.sales.queries import documents


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", required=True, help="the folder to write into")
        parser.add_argument("--coop", help="only the papers of this coop")

    def handle(self, *args: Any, **options: Any) -> None:
        coop = self._coop(options["coop"])
        folder = Path(options["output"])
        folder.mkdir(parents=True, exist_ok=True)
        count = 0
        for document in documents.issued(coop):
            place = folder / document.host_slug if document.is_ambiguous else folder
            place.mkdir(exist_ok=True)
            (place / f"{document.number}.pdf").write_bytes(document.pdf)
            count += 1
        self.stdout.write(f"{count} documents in {folder}")

    def _coop(self, slug: str | None) -> Coop | None:
        if slug is None:
            return None
        coop = Coop.objects.filter(slug=slug).first()
        if coop is None:
            raise CommandError(f"No coop has the address {slug}.")
        return coop

"""Write the FEC of a host and a year, or of all of them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kpacite.ledger import exporting
from kpacite.ledger.models import Book


class Command(BaseCommand):
    help = "Écrit le FEC (LPF, art. A47 A-1) d’un hébergeur et d’une année, ou de tous."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", metavar="SLUG", help="le nom court de l’hébergeur")
        parser.add_argument("--year", type=int, metavar="AAAA", help="l’année comptable")
        parser.add_argument("--all", action="store_true", help="chaque hébergeur, chaque année")
        parser.add_argument("--output", type=Path, required=True, metavar="DOSSIER")

    def handle(self, *args: Any, **options: Any) -> None:
        for book, year in self._wanted(**options):
            folder = options["output"]
            path = exporting.write_fec(book=book, year=year, folder=folder)
            # Law: the host keeps the rest of its accounts elsewhere; this is a part of them.
            self.stdout.write(
                f"{path} : écritures du sous-journal kpacite au format FEC, "
                f"{book.name}, SIREN {book.siren}, année {year}"
            )

    def _wanted(self, **options: Any) -> list[tuple[Book, int]]:
        if options["all"]:
            books = Book.objects.order_by("slug")
            return [(book, year) for book in books for year in exporting.years(book)]
        if not options["host"] or options["year"] is None:
            raise CommandError("Dites --host et --year, ou bien --all.")
        book = Book.objects.filter(slug=options["host"]).first()
        if book is None:
            raise CommandError(f"Aucun livre de comptes ne s’appelle {options['host']}.")
        if not 1900 <= options["year"] <= 9999:
            raise CommandError("L’année s’écrit avec quatre chiffres, comme 2026.")
        return [(book, options["year"])]

"""Recompute everything from the journal; the exit status is 0 only if all agrees."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kpacite.ledger import auditing
from kpacite.ledger.models import Book


class Command(BaseCommand):
    help = "Recalcule tout depuis le journal ; dit chaque écart ; code 0 si tout concorde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", metavar="SLUG", help="un seul livre de comptes")

    def handle(self, *args: Any, **options: Any) -> None:
        book = self._book(options["host"])
        breaches = 0
        for breach in auditing.audit(book):
            breaches += 1
            self.stdout.write(f"{breach.where} : {breach.sentence}")
        if breaches:
            raise CommandError(f"{breaches} écart(s). Les comptes ne concordent pas.")
        self.stdout.write("Tout concorde.")

    def _book(self, slug: str | None) -> Book | None:
        if slug is None:
            return None
        book = Book.objects.filter(slug=slug).first()
        if book is None:
            raise CommandError(f"Aucun livre de comptes ne s’appelle {slug}.")
        return book

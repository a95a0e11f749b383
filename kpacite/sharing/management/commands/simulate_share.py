"""Share the money of cases written in a file, with the engine of the coops."""

import json
from argparse import ArgumentParser
from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kpacite.lib.errors import Refusal
from kpacite.sharing import cases

MAX_BYTES = 20 * 1024 * 1024


class Command(BaseCommand):
    help = "Lit une liste de cas (JSON) et écrit, pour chacun, qui reçoit quoi, au centime."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="fichier JSON, ou - pour l’entrée")

    def handle(self, *args: object, **options: object) -> None:
        data = _read(str(options["file"]))
        try:
            results = [cases.simulate(case) for case in cases.read_all(data)]
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(json.dumps(results, ensure_ascii=False, indent=1))


def _read(name: str) -> object:
    try:
        with Path("/dev/stdin" if name == "-" else name).open("rb") as file:
            text = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"Le fichier {name} ne s’ouvre pas : {error.strerror}.") from error
    if len(text) > MAX_BYTES:
        raise CommandError(f"Le fichier {name} est trop gros : 20 Mo au plus.")
    try:
        return json.loads(text, parse_float=Decimal)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise CommandError(f"Le fichier {name} n’est pas du JSON : {error}.") from error

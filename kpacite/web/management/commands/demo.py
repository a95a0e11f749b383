"""manage.py demo: the invented network, in which everybody may walk about."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kpacite.people.models import Person
from kpacite.web.demo import building, erasing


class Command(BaseCommand):
    help = "Crée le réseau de démonstration : La Cape, Le Fil et Optale, ou un grand réseau."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="ne fait rien si la base contient des personnes"
        )
        parser.add_argument("--seed", type=int, default=1, help="le même nombre, le même réseau")
        parser.add_argument(
            "--coops", type=int, default=0, help="ajoute un grand réseau de N coops"
        )
        parser.add_argument("--years", type=int, default=1, help="sur Y années")
        parser.add_argument(
            "--force", action="store_true", help="efface la base même hors du mode démonstration"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if Person.objects.exists():
            if options["if_empty"]:
                self.stdout.write("La base contient déjà des personnes : rien n’a changé.")
                return
            if not (settings.DEMO or options["force"]):
                raise CommandError(
                    "La base contient des personnes. Pour l’effacer : KPACITE_DEMO=yes, ou --force."
                )
            erasing.erase()
        built = building.build(
            today=timezone.localdate(),
            seed=options["seed"],
            coops=options["coops"],
            years=options["years"],
            progress=Bar(self.stdout.write, is_alive=self.stdout.isatty()),
        )
        self.stdout.write(
            f"{built.coops} coops, {built.people} personnes, {built.missions} missions, "
            f"{built.invoices} factures. Entrez par la page « Se connecter »."
        )


class Bar:
    """How far the story is: a bar on a screen, a line at each tenth elsewhere."""

    WIDTH = 40

    def __init__(self, write: Any, *, is_alive: bool) -> None:
        self.write, self.is_alive = write, is_alive
        self.said = -1
        self.started = timezone.now()

    def __call__(self, done: float, at: datetime) -> None:
        percent = int(done * 100)
        if percent == self.said or (not self.is_alive and percent // 10 == self.said // 10):
            return
        self.said = percent
        spent = int((timezone.now() - self.started).total_seconds())
        full = int(self.WIDTH * done)
        bar = "█" * full + "░" * (self.WIDTH - full)
        words = f"{bar} {percent:3} %  {timezone.localtime(at):%d/%m/%Y}  {spent} s"
        self.write(
            words if not self.is_alive else f"\r{words}", ending="" if self.is_alive else "\n"
        )
        if self.is_alive and done >= 1:
            self.write("\n", ending="")

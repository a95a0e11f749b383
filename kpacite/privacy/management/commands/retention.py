"""manage.py retention: apply the delays of the law, or say what they would remove."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from kpacite.privacy import retaining


class Command(BaseCommand):
    help = "Forgets what is too old. The worker does it each day; --dry-run only counts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, change nothing")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="as if it were that day (with --dry-run)"
        )

    def handle(self, *args: object, dry_run: bool, on: date | None, **options: object) -> None:
        # Another day than today would forget too early.
        day = on if on and dry_run else timezone.localdate()
        done = retaining.run(on=day, at=timezone.now(), by=None, dry=dry_run)
        for one in done.counts:
            sealed = " (scellé : compté seulement)" if one["sealed"] else ""
            self.stdout.write(f"{one['rule']}  {one['count']} {one['words']}{sealed}")
        if not done.counts:
            self.stdout.write("Rien n’est trop vieux.")

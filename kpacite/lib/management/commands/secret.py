"""manage.py secret: write the key of this installation, once."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Writes DATA_DIR/secret_key, readable by its owner alone, unless it is there."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        file = Path(settings.DATA_DIR) / "secret_key"
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            # Created with its rights: there is no moment at which others may read it.
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(48))

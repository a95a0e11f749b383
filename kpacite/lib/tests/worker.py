"""A worker in a process of its own, on the base of the tests: its name, then `work`’s arguments."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpacite.config.settings")

import django
from django.conf import settings

settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()

from django.core.management import call_command  # noqa: E402

call_command("work", *sys.argv[2:])

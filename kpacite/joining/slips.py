"""The paper that somebody without e-mail takes home: a square to scan, a code to type."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from kpacite.joining.models import Application
from kpacite.lib import keys, qr


@dataclass(frozen=True)
class Slip:
    application: Application

    @property
    def link(self) -> str:
        path = reverse("joining:followed.show", args=[self.application.token])
        return settings.SITE_ADDRESS.rstrip("/") + path

    @property
    def door(self) -> str:
        """Where the code is typed, short enough to be copied by hand."""
        address = settings.SITE_ADDRESS.rstrip("/") + reverse("joining:followed.index")
        return address.partition("://")[2]

    @property
    def code(self) -> str:
        return keys.spaced(self.application.token)

    @property
    def drawing(self) -> SafeString:
        return qr.drawing(self.link)

"""The sheet for the wall of the place: one QR code for each mission and each kind of help."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from kpacite.coops.models import Coop
from kpacite.lib import french, qr
from kpacite.work.models import Mission


@dataclass(frozen=True)
class Code:
    """A square to scan: it opens the form, filled in."""

    title: str
    detail: str
    address: str

    @property
    def drawing(self) -> SafeString:
        return qr.drawing(self.address)


def mission_codes(missions: Iterable[Mission], coop: Coop) -> list[Code]:
    return [
        Code(
            mission.title,
            french.day_short(mission.starts_on),
            _absolute(reverse("work:hours.new", args=[coop.slug, mission.pk])) + "?par=qr",
        )
        for mission in missions
    ]


def help_codes(kinds: Mapping[str, str], coop: Coop) -> list[Code]:
    form = _absolute(reverse("work:contributions.new", args=[coop.slug]))
    return [
        Code(str(label), "Pour le commun", f"{form}?pour={kind}&par=qr")
        for kind, label in kinds.items()
    ]


def _absolute(path: str) -> str:
    return settings.SITE_ADDRESS.rstrip("/") + path

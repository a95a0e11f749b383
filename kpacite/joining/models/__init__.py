"""The facts of joining: applications, guardians of the youngest, pauses and departures."""

from kpacite.joining.models.applications import (
    Application,
    ApplicationAnswer,
    Commitment,
    DiscoverySeat,
    DiscoverySession,
    SecondLook,
    SharedWording,
    WordingApproval,
)
from kpacite.joining.models.guardians import Authorisation, Emancipation, GuardianCode
from kpacite.joining.models.leaving import Departure, DepartureStep, Pause, QuietCall

__all__ = [
    "Application",
    "ApplicationAnswer",
    "Authorisation",
    "Commitment",
    "Departure",
    "DepartureStep",
    "DiscoverySeat",
    "DiscoverySession",
    "Emancipation",
    "GuardianCode",
    "Pause",
    "QuietCall",
    "SecondLook",
    "SharedWording",
    "WordingApproval",
]

"""Addresses of what concerns those of 16 and 17: their page, and the link of their guardians."""

from django.urls import path

from kpacite.joining.views import guardians, young

_LINK = "parent/<str:token>/"
_OURS = "c/<slug:coop>/16-17/"
_FILE = f"{_OURS}<int:minor>/"
_ONE = f"{_FILE}accords/<int:authorisation>/"
urlpatterns = [
    path(_LINK, guardians.show, name="guardians.show"),
    path(f"{_LINK}signer/", guardians.sign, name="guardians.sign"),
    path(f"{_LINK}refuser/", guardians.refuse, name="guardians.refuse"),
    path(f"{_LINK}arreter/", guardians.withdraw, name="guardians.withdraw"),
    path(f"{_LINK}accord.pdf", guardians.paper, name="guardians.paper"),
    path(_OURS, young.index, name="young.index"),
    path(_FILE, young.show, name="young.show"),
    path(f"{_FILE}demander/", young.ask, name="young.ask"),
    path(f"{_FILE}jugement/", young.emancipate, name="young.emancipate"),
    path(f"{_ONE}relancer/", young.remind, name="young.remind"),
    path(f"{_ONE}accord.pdf", young.paper, name="young.paper"),
    path(f"{_ONE}feuille/", young.type_in, name="young.type_in"),
    path(f"{_ONE}arreter/", young.stop, name="young.stop"),
]

"""Addresses of `sharing`."""

from django.urls import path

from kpacite.sharing.views import accounts, commons, distributions, moves, plans, pockets

app_name = "sharing"
_MISSION = "c/<slug:coop>/missions/<int:mission>/partage/"
urlpatterns = [
    path(_MISSION, plans.show, name="plans.show"),
    path(f"{_MISSION}proposer/", plans.new, name="plans.new"),
    path(f"{_MISSION}argent-recu/", distributions.new, name="distributions.new"),
    path(f"{_MISSION}<int:number>/", distributions.show, name="distributions.show"),
    path(f"{_MISSION}<int:number>/calcul/", distributions.edit, name="distributions.edit"),
    path("c/<slug:coop>/mon-compte/", accounts.show, name="accounts.show"),
    path("c/<slug:coop>/mon-compte/<slug:gesture>/", moves.new, name="moves.new"),
    path("c/<slug:coop>/commun/", commons.show, name="commons.show"),
    path("c/<slug:coop>/ma-poche/", pockets.show, name="pockets.show"),
]

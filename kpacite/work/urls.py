"""Addresses of `work`."""

from django.urls import path

from kpacite.work.views import (
    acknowledgements,
    contributions,
    deliveries,
    hours,
    missions,
    purchases,
    seats,
)

app_name = "work"
_MISSION = "c/<slug:coop>/missions/<int:mission>/"
_SEAT = f"{_MISSION}places/<slug:kind>/"
_BUY = f"{_MISSION}courses/"
_HELP = "c/<slug:coop>/aides/"
_ASK = f"{_HELP}questions/<int:question>/"
urlpatterns = [
    path("c/<slug:coop>/missions/nouvelle/", missions.new, name="missions.new"),
    path(f"{_MISSION}changer/", missions.edit, name="missions.edit"),
    path(f"{_SEAT}prendre/", seats.take, name="seats.take"),
    path(f"{_SEAT}laisser/", seats.leave, name="seats.leave"),
    path(f"{_MISSION}heures/", hours.new, name="hours.new"),
    path("c/<slug:coop>/feuille/", hours.sheet, name="hours.sheet"),
    path(f"{_BUY}nouvelles/", purchases.new, name="purchases.new"),
    path(f"{_BUY}<int:purchase>/annuler/", purchases.remove, name="purchases.remove"),
    path(f"{_BUY}<int:purchase>/ticket/", purchases.receipt, name="purchases.receipt"),
    path(f"{_MISSION}cest-fait/", deliveries.new, name="deliveries.new"),
    path(_HELP, contributions.index, name="contributions.index"),
    path(f"{_HELP}nouvelle/", contributions.new, name="contributions.new"),
    path(f"{_HELP}<int:contribution>/", contributions.show, name="contributions.show"),
    path(f"{_HELP}<int:contribution>/corriger/", contributions.edit, name="contributions.edit"),
    path(f"{_HELP}<int:contribution>/retirer/", contributions.remove, name="contributions.remove"),
    path(f"{_HELP}<int:contribution>/mot/", acknowledgements.new, name="acknowledgements.new"),
    path(f"{_ASK}reponse/", acknowledgements.answer, name="answers.new"),
    path(f"{_ASK}clair/", acknowledgements.settle, name="settlements.new"),
]

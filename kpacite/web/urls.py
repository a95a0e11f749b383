"""Addresses of `web`: the public pages, and those that look across the apps."""

from django.urls import path

from kpacite.web.views import (
    accessibility,
    cakes,
    coops,
    display,
    gallery,
    health,
    home,
    landing,
    layers,
    levels,
    menus,
    missions,
    robots,
    software,
    weeks,
    words,
)

app_name = "web"
urlpatterns = [
    path("", home.show, name="home"),
    path("healthz", health.show, name="health"),
    path("robots.txt", robots.show, name="robots"),
    path("mots/", words.index, name="words.index"),
    path("affichage/", display.edit, name="display.edit"),
    path("accessibilite/", accessibility.show, name="accessibility.show"),
    path("logiciel/", software.show, name="software.show"),
    path("ui/", gallery.show, name="gallery.show"),
    path("mon-entree/", landing.show, name="landing"),
    path("c/<slug:coop>/", coops.show, name="coops.show"),
    path("c/<slug:coop>/gateau/", cakes.show, name="cakes.show"),
    path("c/<slug:coop>/gateau/<int:mission>/", layers.show, name="layers.show"),
    path("c/<slug:coop>/semaine/", weeks.show, name="weeks.show"),
    path("c/<slug:coop>/missions/", missions.index, name="missions.index"),
    path("c/<slug:coop>/missions/<int:mission>/", missions.show, name="missions.show"),
    path("c/<slug:coop>/qui-voit-quoi/", levels.show, name="levels.show"),
    path("c/<slug:coop>/menu/", menus.show, name="menus.show"),
]

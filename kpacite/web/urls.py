"""Addresses of `web`: the public pages, and those that look across the apps."""

from django.urls import path

from kpacite.web.views import (
    accessibility,
    coops,
    display,
    gallery,
    health,
    home,
    landing,
    menus,
    robots,
    software,
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
    path("c/<slug:coop>/menu/", menus.show, name="menus.show"),
]

"""Addresses of `governance`."""

from django.urls import path

from kpacite.governance.views import decisions, roles, rules

app_name = "governance"
urlpatterns = [
    path("c/<slug:coop>/regles/", rules.index, name="rules.index"),
    path("c/<slug:coop>/decisions/", decisions.index, name="decisions.index"),
    path("c/<slug:coop>/decisions/<int:number>/", decisions.show, name="decisions.show"),
    path("c/<slug:coop>/roles/", roles.index, name="roles.index"),
]

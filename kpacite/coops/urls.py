"""Addresses of `coops`."""

from django.urls import path

from kpacite.coops.views import charters, directory, members

app_name = "coops"
urlpatterns = [
    path("coops/", directory.index, name="directory.index"),
    path("c/<slug:coop>/membres/", members.index, name="members.index"),
    path("c/<slug:coop>/charte/", charters.show, name="charters.show"),
    path("c/<slug:coop>/charte/versions/", charters.index, name="charters.index"),
    path("c/<slug:coop>/charte/changements/", charters.compare, name="charters.compare"),
    path("c/<slug:coop>/charte/papier/", charters.paper, name="charters.paper"),
    path("c/<slug:coop>/charte/<int:number>/", charters.version, name="charters.version"),
    path("c/<slug:coop>/charte/<int:number>/charte.pdf", charters.pdf, name="charters.pdf"),
    path("c/<slug:coop>/charte/<int:number>/preuve.pdf", charters.proof, name="charters.evidence"),
]

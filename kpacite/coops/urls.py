"""Addresses of `coops`."""

from django.urls import path

from kpacite.coops.views import charters, members

app_name = "coops"
urlpatterns = [
    path("c/<slug:coop>/membres/", members.index, name="members.index"),
    path("c/<slug:coop>/charte/", charters.show, name="charters.show"),
]

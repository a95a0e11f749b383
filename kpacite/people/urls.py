"""Addresses of `people`."""

from django.urls import path

from kpacite.people.views import demo, me

app_name = "people"
urlpatterns = [
    path("entrer/demo/", demo.enter, name="demo.enter"),
    path("moi/", me.edit, name="me.edit"),
]

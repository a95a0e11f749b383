"""Addresses of `talks`."""

from django.urls import path

from kpacite.talks.views import threads

app_name = "talks"
_THREAD = "parler/<slug:app>/<slug:kind>/<int:pk>/"
urlpatterns = [
    path(_THREAD, threads.show, name="threads.show"),
    path(f"{_THREAD}ecrire/", threads.new, name="threads.new"),
    path("parler/<int:message>/reprendre/", threads.remove, name="threads.remove"),
]

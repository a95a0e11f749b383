"""Addresses of `talks`."""

from django.urls import path

from kpacite.talks.views import calendar, journal, notices, threads, unsubscribe, wishes

app_name = "talks"
_THREAD = "parler/<slug:app>/<slug:kind>/<int:pk>/"
urlpatterns = [
    path(_THREAD, threads.show, name="threads.show"),
    path(f"{_THREAD}ecrire/", threads.new, name="threads.new"),
    path("parler/<int:message>/reprendre/", threads.remove, name="threads.remove"),
    path("nouvelles/", notices.index, name="notices.index"),
    path("nouvelles/<int:notice>/", notices.open, name="notices.open"),
    path("nouvelles/lues/", notices.read, name="notices.read"),
    path("nouvelles/feuille/", notices.sheet, name="notices.sheet"),
    path("nouvelles/reglages/", wishes.edit, name="wishes.edit"),
    path("nouvelles/agenda/", calendar.edit, name="calendar.edit"),
    path("stop/<str:token>/", unsubscribe.show, name="unsubscribe.show"),
    path("calendrier/<str:token>.ics", calendar.feed, name="calendar.feed"),
    path("c/<slug:coop>/journal/", journal.index, name="journal.index"),
    path("c/<slug:coop>/journal/semaine/", journal.week, name="journal.week"),
    path("c/<slug:coop>/journal.csv", journal.table, name="journal.table"),
    path("c/<slug:coop>/membres/<int:member>/feuille/", journal.sheet, name="journal.sheet"),
]

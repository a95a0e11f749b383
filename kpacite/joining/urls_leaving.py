"""Addresses of resting, of leaving, and of taking news."""

from django.urls import path

from kpacite.joining.views import departures, goodbyes, pauses, quiet_calls, settlements

_LEAVE = "c/<slug:coop>/partir/"
_ONE = f"{_LEAVE}<int:departure>/"
_NEWS = "c/<slug:coop>/nouvelles/"
urlpatterns = [
    path("c/<slug:coop>/pause/", pauses.new, name="pauses.new"),
    path("c/<slug:coop>/pause/revenir/", pauses.remove, name="pauses.remove"),
    path(_LEAVE, departures.entry, name="departures.entry"),
    path(f"{_LEAVE}preparer/", departures.new, name="departures.new"),
    path(_ONE, departures.show, name="departures.show"),
    path(f"{_ONE}annuler/", departures.remove, name="departures.remove"),
    path(f"{_ONE}regler/<slug:key>/", settlements.new, name="settlements.new"),
    path(f"{_ONE}au-revoir/", goodbyes.new, name="goodbyes.new"),
    path("c/<slug:coop>/apres/", goodbyes.show, name="goodbyes.show"),
    path(_NEWS, quiet_calls.index, name="quiet_calls.index"),
    path(f"{_NEWS}<int:call>/", quiet_calls.show, name="quiet_calls.show"),
    path(f"{_NEWS}<int:call>/je-prends/", quiet_calls.take, name="quiet_calls.take"),
]

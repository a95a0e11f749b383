"""Addresses of conflicts."""

from django.urls import path

from kpacite.governance.views import conflict_steps, conflicts

_ALL = "c/<slug:coop>/desaccords/"
_ONE = f"{_ALL}<int:conflict>/"
urlpatterns = [
    path(_ALL, conflicts.index, name="conflicts.index"),
    path(f"{_ALL}nouveau/", conflicts.new, name="conflicts.new"),
    path(_ONE, conflicts.show, name="conflicts.show"),
    path(f"{_ONE}termine/", conflicts.remove, name="conflicts.remove"),
    path(f"{_ONE}dossier/", conflicts.pdf, name="conflicts.pdf"),
    path(f"{_ONE}suite/", conflict_steps.new, name="conflict_steps.new"),
    path(f"{_ONE}parole/", conflict_steps.hear, name="conflict_steps.hear"),
    path(f"{_ONE}resultat/", conflict_steps.conclude, name="conflict_steps.conclude"),
    path(f"{_ONE}les-autres/", conflict_steps.ask, name="conflict_steps.ask"),
]

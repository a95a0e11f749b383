"""Addresses of `governance`."""

from django.urls import path

from kpacite.governance import urls_conflicts, urls_rules
from kpacite.governance.views import roles

app_name = "governance"
urlpatterns = [
    *urls_rules.urlpatterns,
    path("c/<slug:coop>/roles/", roles.index, name="roles.index"),
    *urls_conflicts.urlpatterns,
]

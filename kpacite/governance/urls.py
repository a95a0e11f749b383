"""Addresses of `governance`."""

from kpacite.governance import urls_conflicts, urls_meetings, urls_proposals, urls_rules

app_name = "governance"
urlpatterns = [
    *urls_rules.urlpatterns,
    *urls_proposals.urlpatterns,
    *urls_conflicts.urlpatterns,
    *urls_meetings.urlpatterns,
]

"""Addresses of `joining`: one module per theme."""

from kpacite.joining import urls_applications, urls_guardians, urls_leaving

app_name = "joining"
urlpatterns = [
    *urls_applications.urlpatterns,
    *urls_guardians.urlpatterns,
    *urls_leaving.urlpatterns,
]

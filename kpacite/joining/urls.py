"""Addresses of `joining`: one module per theme."""

from kpacite.joining import urls_applications

app_name = "joining"
urlpatterns = [*urls_applications.urlpatterns]

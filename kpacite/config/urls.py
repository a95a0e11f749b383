"""Addresses of the whole site; each app has its own."""

from django.urls import include, path

urlpatterns = [
    path("entrer/", include("allauth.account.urls")),
    path("", include("kpacite.web.urls")),
    path("", include("kpacite.people.urls")),
    path("", include("kpacite.work.urls")),
    path("", include("kpacite.sharing.urls")),
    path("", include("kpacite.sales.urls")),
    path("", include("kpacite.hosts.urls")),
    path("", include("kpacite.governance.urls")),
    path("", include("kpacite.coops.urls")),
]

"""Addresses of the whole site; each app has its own."""

from django.urls import include, path

from kpacite.people import doors

handler400 = "kpacite.web.views.errors.bad_request"
handler403 = "kpacite.web.views.errors.forbidden"
handler404 = "kpacite.web.views.errors.not_found"
handler500 = "kpacite.web.views.errors.failure"

urlpatterns = [
    path("entrer/", include(doors.urlpatterns)),
    path("", include("kpacite.web.urls")),
    path("", include("kpacite.people.urls")),
    path("", include("kpacite.work.urls")),
    path("", include("kpacite.sharing.urls")),
    path("", include("kpacite.sales.urls")),
    path("", include("kpacite.hosts.urls")),
    path("", include("kpacite.brand.urls")),
    path("", include("kpacite.joining.urls")),
    path("", include("kpacite.governance.urls")),
    path("", include("kpacite.talks.urls")),
    path("", include("kpacite.privacy.urls")),
    path("", include("kpacite.coops.urls")),
]

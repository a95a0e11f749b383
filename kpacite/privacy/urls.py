"""Addresses of `privacy`."""

from django.urls import path

from kpacite.privacy.views import (
    archives,
    corrections,
    data,
    erasures,
    notices,
    proofs,
    readings,
    register,
    removals,
    requests,
)

app_name = "privacy"
urlpatterns = [
    path("mes-donnees/", data.show, name="data.show"),
    path("mes-donnees/archive/", archives.new, name="archives.new"),
    path("mes-donnees/archive/<int:request_number>/", archives.show, name="archives.show"),
    path("mes-donnees/corriger/", corrections.new, name="corrections.new"),
    path("mes-donnees/qui-a-lu/", readings.index, name="readings.index"),
    path("mes-donnees/c-est-moi/", proofs.new, name="proofs.new"),
    path("mes-donnees/effacer/", erasures.new, name="erasures.new"),
    path("mes-donnees/efface/", erasures.show, name="erasures.show"),
    path("donnees/registre/", register.show, name="register.show"),
    path("donnees/registre.csv", register.table, name="register.table"),
    path("donnees/delais/", removals.index, name="removals.index"),
    path("donnees/demandes/", requests.index, name="requests.index"),
    path("donnees/demandes/<int:request_number>/", requests.edit, name="requests.edit"),
    path("confidentialite/", notices.show, name="notices.show"),
]

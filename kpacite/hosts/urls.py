"""Addresses of `hosts`."""

from django.urls import include, path

from kpacite.hosts.views import (
    answers,
    books,
    bounds,
    clearances,
    contracts,
    coops,
    entries,
    hosts,
    renewals,
    scales,
    signatures,
    young,
)

app_name = "hosts"
_contract = "contrats/<int:contract>/"
_of_host = [
    path("", hosts.show, name="hosts.show"),
    path("contrats/", contracts.index, name="contracts.index"),
    path("contrats/nouveau/", contracts.new, name="contracts.new"),
    path(_contract, contracts.show, name="contracts.show"),
    path(f"{_contract}modifier/", contracts.edit, name="contracts.edit"),
    path(f"{_contract}suite/", renewals.new, name="renewals.new"),
    path(f"{_contract}signature/", signatures.new, name="signatures.new"),
    path("assurance/", clearances.index, name="clearances.index"),
    path("assurance/nouvelle/", clearances.new, name="clearances.new"),
    path("assurance/<int:clearance>/reponse/", answers.new, name="answers.new"),
    path("jeunes/", young.index, name="young.index"),
    path("jeunes/regle/", young.edit, name="young.edit"),
    path("jeunes/limite/", young.new, name="young.new"),
    path("coops/", coops.index, name="coops.index"),
    path("baremes/", scales.index, name="scales.index"),
    path("limites/", bounds.index, name="bounds.index"),
    path("limites/nouvelle/", bounds.new, name="bounds.new"),
    path("comptes/", books.show, name="books.show"),
    path("comptes/fec/<int:year>/", books.fec_file, name="books.fec"),
    path("comptes/ecritures/", entries.index, name="entries.index"),
]
urlpatterns = [path("h/<slug:host>/", include(_of_host))]

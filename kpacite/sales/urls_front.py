"""From a request to an accepted quote."""

from django.urls import path

from kpacite.sales.views import (
    catalogue,
    client_quotes,
    clients,
    host_quotes,
    outcomes,
    quotes,
    readings,
    requests,
    voices,
)

COOP = "c/<slug:coop>/"
ASKED = COOP + "demandes/<int:asked>/"
QUOTE = COOP + "devis/<int:quote>/"

urlpatterns = [
    path(COOP + "demander/", requests.new, name="requests.new"),
    path(COOP + "demander/merci/", requests.sent, name="requests.sent"),
    path(COOP + "demandes/", requests.index, name="requests.index"),
    path(COOP + "demandes/noter/", requests.note, name="requests.note"),
    path(ASKED, requests.show, name="requests.show"),
    path(ASKED + "voix/", voices.new, name="voices.new"),
    path(COOP + "demandes/doutes/<int:voice>/lever/", voices.lift, name="voices.lift"),
    path(ASKED + "oui/", outcomes.new, name="outcomes.new"),
    path(ASKED + "non/", outcomes.decline, name="outcomes.decline"),
    path(ASKED + "origine/", outcomes.source, name="outcomes.source"),
    path(COOP + "clients/", clients.index, name="clients.index"),
    path(COOP + "clients/nouveau/", clients.new, name="clients.new"),
    path(COOP + "clients/<int:client>/", clients.show, name="clients.show"),
    path(COOP + "clients/<int:client>/changer/", clients.edit, name="clients.edit"),
    path(COOP + "prix/", catalogue.index, name="catalogue.index"),
    path(COOP + "prix/nouveau/", catalogue.new, name="catalogue.new"),
    path(COOP + "prix/<int:item>/changer/", catalogue.edit, name="catalogue.edit"),
    path(COOP + "prix/<int:item>/enlever/", catalogue.remove, name="catalogue.remove"),
    path(COOP + "devis/", quotes.index, name="quotes.index"),
    path(COOP + "devis/nouveau/", quotes.new, name="quotes.new"),
    path(QUOTE, quotes.show, name="quotes.show"),
    path(QUOTE + "ecrire/", quotes.edit, name="quotes.edit"),
    path(QUOTE + "relire/", readings.new, name="readings.new"),
    path(QUOTE + "envoyer/", quotes.send, name="quotes.send"),
    path(QUOTE + "nouvelle-version/", quotes.renew, name="quotes.renew"),
    path(QUOTE + "<int:version>.pdf", quotes.pdf, name="quotes.pdf"),
    path("h/<slug:host>/devis/", host_quotes.index, name="host_quotes.index"),
    path("h/<slug:host>/devis/<int:quote>/", host_quotes.show, name="host_quotes.show"),
    path("d/<str:token>/", client_quotes.show, name="client_quotes.show"),
    path("d/<str:token>/repondre/", client_quotes.answer, name="client_quotes.answer"),
    path("d/<str:token>/devis.pdf", client_quotes.pdf, name="client_quotes.pdf"),
    path("d/<str:token>/annuler/", client_quotes.withdraw, name="client_quotes.withdraw"),
]

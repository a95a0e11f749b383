"""From the invoice to the payment."""

from django.urls import path

from kpacite.sales.views import (
    client_invoices,
    credits,
    host_invoices,
    invoices,
    payments,
    quote_invoices,
    reminders,
)

ALL = "c/<slug:coop>/factures/"
ONE = f"{ALL}<int:invoice>/"

urlpatterns = [
    path(ALL, invoices.index, name="invoices.index"),
    path(f"{ALL}nouvelle/", invoices.new, name="invoices.new"),
    path(ONE, invoices.show, name="invoices.show"),
    path(f"{ONE}changer/", invoices.edit, name="invoices.edit"),
    path(f"{ONE}enlever/", invoices.remove, name="invoices.remove"),
    path(f"{ONE}envoyer/", invoices.issue, name="invoices.issue"),
    path(f"{ONE}papier/", invoices.pdf, name="invoices.pdf"),
    path(f"{ONE}avoir/", credits.new, name="credits.new"),
    path(f"{ONE}paiement/", payments.new, name="payments.new"),
    path(f"{ONE}paiements/<int:payment>/corriger/", payments.remove, name="payments.remove"),
    path(f"{ONE}rappel/", reminders.new, name="reminders.new"),
    path("c/<slug:coop>/devis/<int:quote>/facture/", quote_invoices.new, name="quote_invoices.new"),
    path("f/<str:token>/", client_invoices.show, name="client_invoices.show"),
    path("f/<str:token>/papier/", client_invoices.pdf, name="client_invoices.pdf"),
    path("h/<slug:host>/factures/", host_invoices.index, name="host_invoices.index"),
    path(
        "h/<slug:host>/factures/<int:invoice>/papier/", host_invoices.pdf, name="host_invoices.pdf"
    ),
]

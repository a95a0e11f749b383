"""Addresses of `sales`: up to the accepted quote, then from the invoice on."""

from kpacite.sales import urls_front, urls_invoices

app_name = "sales"
urlpatterns = [*urls_front.urlpatterns, *urls_invoices.urlpatterns]

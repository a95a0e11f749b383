"""From the invoice to the payment."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""From a request to an accepted quote."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses of those who want to come, and of the members who welcome them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

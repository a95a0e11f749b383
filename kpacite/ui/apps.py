from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kpacite.ui"
    label = "ui"

from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "kpacite.lib"
    label = "lib"

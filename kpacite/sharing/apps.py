from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "kpacite.sharing"
    label = "sharing"

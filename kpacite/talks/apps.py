from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "kpacite.talks"
    label = "talks"

from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "kpacite.work"
    label = "work"

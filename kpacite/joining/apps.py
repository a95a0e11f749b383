from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "kpacite.joining"
    label = "joining"

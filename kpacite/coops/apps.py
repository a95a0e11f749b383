from django.apps import AppConfig


class CoopsConfig(AppConfig):
    name = "kpacite.coops"
    label = "coops"

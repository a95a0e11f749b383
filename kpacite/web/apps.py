from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kpacite.web"
    label = "web"

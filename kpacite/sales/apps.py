from django.apps import AppConfig


class SalesConfig(AppConfig):
    name = "kpacite.sales"
    label = "sales"

from django.apps import AppConfig


class BrandConfig(AppConfig):
    name = "kpacite.brand"
    label = "brand"

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "kpacite.privacy"
    label = "privacy"

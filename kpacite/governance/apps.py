from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "kpacite.governance"
    label = "governance"

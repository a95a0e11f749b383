from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "kpacite.ledger"
    label = "ledger"

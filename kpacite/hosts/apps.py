from django.apps import AppConfig


class HostsConfig(AppConfig):
    name = "kpacite.hosts"
    label = "hosts"

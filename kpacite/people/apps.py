from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kpacite.people"
    label = "people"

"""The people of the demo, for the sign-in page, whose view is allauth's."""

from django import template
from django.utils import timezone

from kpacite.people import showing
from kpacite.people.showing import Somebody

register = template.Library()


@register.simple_tag
def demo_people() -> list[Somebody]:
    return showing.people(timezone.localdate())

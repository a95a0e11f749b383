"""The request of a page that only a signed-in person sees."""

from django.http import HttpRequest

from kpacite.people.models import Person


class MemberRequest(HttpRequest):
    """A request whose `user` is a Person: LoginRequiredMiddleware lets no other one through."""

    user: Person

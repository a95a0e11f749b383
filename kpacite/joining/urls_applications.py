"""Addresses of those who want to come, and of the members who welcome them."""

from django.urls import path

from kpacite.joining.views import (
    admissions,
    answers,
    applications,
    commitments,
    discoveries,
    figures,
    followed,
    followed_gestures,
    second_looks,
)

_ALL = "c/<slug:coop>/candidatures/"
_ONE = f"{_ALL}<int:number>/"
_MINE = "candidature/<slug:token>/"
_DOORS = "c/<slug:coop>/decouvertes/"
urlpatterns = [
    path("c/<slug:coop>/venir/", applications.new, name="applications.new"),
    path("candidature/", followed.index, name="followed.index"),
    path(_MINE, followed.show, name="followed.show"),
    path(f"{_MINE}mes-mots/", followed.edit, name="followed.edit"),
    path(f"{_MINE}retirer/", followed.remove, name="followed.remove"),
    path(f"{_MINE}voix/", followed.voice, name="followed.voice"),
    path(f"{_MINE}message/", followed_gestures.say, name="followed.say"),
    path(f"{_MINE}proposer/", followed_gestures.propose, name="followed.propose"),
    path(f"{_MINE}dire-oui/", followed_gestures.accept, name="followed.accept"),
    path(f"{_MINE}je-viens/<int:session>/", followed_gestures.come, name="followed.come"),
    path(f"{_MINE}relire/", followed_gestures.look_again, name="followed.look_again"),
    path(f"{_MINE}mon-compte/", followed_gestures.tie, name="followed.tie"),
    path(_ALL, applications.index, name="applications.index"),
    path(f"{_ALL}noter/", applications.note, name="applications.note"),
    path(f"{_ALL}chiffres/<int:year>/", figures.show, name="figures.show"),
    path(_ONE, applications.show, name="applications.show"),
    path(f"{_ONE}papier/", applications.slip, name="applications.slip"),
    path(f"{_ONE}voix/", applications.voice, name="applications.voice"),
    path(f"{_ONE}paroles/", applications.say, name="applications.say"),
    path(f"{_ONE}repondre/", answers.new, name="answers.new"),
    path(f"{_ONE}mots-communs/", answers.word, name="answers.word"),
    path(f"{_ONE}mots-communs/oui/", answers.approve, name="answers.approve"),
    path(f"{_ONE}engagement/", commitments.new, name="commitments.new"),
    path(f"{_ONE}engagement/oui/", commitments.edit, name="commitments.edit"),
    path(f"{_ONE}inviter/", discoveries.invite, name="discoveries.invite"),
    path(f"{_ONE}bienvenue/", admissions.new, name="admissions.new"),
    path(f"{_ONE}pas-maintenant/", admissions.remove, name="admissions.remove"),
    path(f"{_ONE}relire/", second_looks.new, name="second_looks.new"),
    path(f"{_ONE}second-regard/", second_looks.edit, name="second_looks.edit"),
    path(_DOORS, discoveries.index, name="discoveries.index"),
    path(f"{_DOORS}nouvelle/", discoveries.new, name="discoveries.new"),
    path(f"{_DOORS}<int:session>/", discoveries.show, name="discoveries.show"),
    path(f"{_DOORS}<int:session>/annuler/", discoveries.remove, name="discoveries.remove"),
    path(f"{_DOORS}<int:session>/venu/<int:number>/", discoveries.came, name="discoveries.came"),
]

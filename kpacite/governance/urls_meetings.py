"""Addresses of meetings, things to do, elections and roles."""

from django.urls import path

from kpacite.governance.views import actions, elections, lives, meetings, minutes, points, roles

MEETINGS = "c/<slug:coop>/reunions"
MEETING = f"{MEETINGS}/<int:number>"
POINT = f"{MEETING}/points/<int:point>"
ACTIONS = "c/<slug:coop>/a-faire"
ELECTIONS = "c/<slug:coop>/elections"
ELECTION = f"{ELECTIONS}/<int:number>"
ROLES = "c/<slug:coop>/roles"
urlpatterns = [
    path(f"{MEETINGS}/", meetings.index, name="meetings.index"),
    path(f"{MEETINGS}/prevoir/", meetings.new, name="meetings.new"),
    path(f"{MEETING}/", meetings.show, name="meetings.show"),
    path(f"{MEETING}/changer/", meetings.edit, name="meetings.edit"),
    path(f"{MEETING}/annuler/", meetings.remove, name="meetings.remove"),
    path(f"{MEETING}/animer/", meetings.lead, name="meetings.lead"),
    path(f"{MEETING}/ordre-du-jour.pdf", meetings.sheet, name="meetings.sheet"),
    path(f"{MEETING}/points/ajouter/", points.new, name="points.new"),
    path(f"{MEETING}/points/completer/", points.fill, name="points.fill"),
    path(f"{POINT}/", points.show, name="points.show"),
    path(f"{POINT}/changer/", points.edit, name="points.edit"),
    path(f"{POINT}/deplacer/", points.move, name="points.move"),
    path(f"{POINT}/enlever/", points.remove, name="points.remove"),
    path(f"{MEETING}/ouvrir/", lives.new, name="lives.new"),
    path(f"{MEETING}/direct/", lives.show, name="lives.show"),
    path(f"{MEETING}/presences/", lives.attend, name="attendances.edit"),
    path(f"{POINT}/parler/", lives.take_up, name="points.take_up"),
    path(f"{POINT}/fini/", lives.finish, name="points.finish"),
    path(f"{POINT}/notes/", lives.write, name="points.write"),
    path(f"{POINT}/decider/", lives.decide, name="points.decide"),
    path(f"{POINT}/a-faire/", lives.promise, name="points.promise"),
    path(f"{MEETING}/fermer/", minutes.new, name="minutes.new"),
    path(f"{MEETING}/compte-rendu.pdf", minutes.pdf, name="minutes.pdf"),
    path(f"{MEETING}/signer/", minutes.sign, name="minutes.sign"),
    path(f"{MEETING}/signatures/<int:signature>.pdf", minutes.proof, name="minutes.proof"),
    path(f"{MEETING}/corriger/", minutes.correct, name="minutes.correct"),
    path(f"{ACTIONS}/", actions.index, name="actions.index"),
    path(f"{ACTIONS}/ajouter/", actions.new, name="actions.new"),
    path(f"{ACTIONS}/<int:action>/fait/", actions.finish, name="actions.finish"),
    path(f"{ACTIONS}/<int:action>/passer/", actions.edit, name="actions.edit"),
    path(f"{ACTIONS}/<int:action>/arreter/", actions.remove, name="actions.remove"),
    path(f"{ELECTIONS}/", elections.index, name="elections.index"),
    path(f"{ELECTIONS}/ouvrir/", elections.new, name="elections.new"),
    path(f"{ELECTION}/", elections.show, name="elections.show"),
    path(f"{ELECTION}/nommer/", elections.name, name="elections.name"),
    path(f"{ELECTION}/tour/", elections.edit, name="elections.edit"),
    path(f"{ELECTION}/proposer/", elections.propose, name="elections.propose"),
    path(f"{ELECTION}/repondre/", elections.answer, name="elections.answer"),
    path(f"{ELECTION}/arreter/", elections.remove, name="elections.remove"),
    path(f"{ELECTION}/animer/", elections.lead, name="elections.lead"),
    path(f"{ROLES}/", roles.index, name="roles.index"),
    path(f"{ROLES}/proposer/", roles.new, name="roles.new"),
    path(f"{ROLES}/<slug:role>/", roles.show, name="roles.show"),
    path(f"{ROLES}/<slug:role>/passer/", roles.hand_over, name="roles.hand_over"),
    path("c/<slug:coop>/passages/<int:handover>/", roles.move, name="handovers.move"),
]

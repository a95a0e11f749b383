"""Addresses of proposals, from the tension to the end."""

from django.urls import path

from kpacite.governance.views import (
    closings,
    objections,
    papers,
    positions,
    proposals,
    remarks,
    rounds,
    tables,
    versions,
)

HERE = "c/<slug:coop>/propositions/"
ONE = f"{HERE}<int:proposal>/"

urlpatterns = [
    path(HERE, proposals.index, name="proposals.index"),
    path(f"{HERE}nouvelle/", proposals.new, name="proposals.new"),
    path(ONE, proposals.show, name="proposals.show"),
    path(f"{ONE}partager/", proposals.share, name="proposals.share"),
    path(f"{ONE}retirer/", proposals.remove, name="proposals.remove"),
    path(f"{ONE}version/", versions.new, name="versions.new"),
    path(f"{ONE}versions/", versions.index, name="versions.index"),
    path(f"{ONE}suite/", rounds.new, name="rounds.new"),
    path(f"{ONE}paroles/", remarks.index, name="remarks.index"),
    path(f"{ONE}parole/", remarks.new, name="remarks.new"),
    path(f"{ONE}reponse/", positions.new, name="positions.new"),
    path(f"{ONE}reponse/changer/", positions.edit, name="positions.edit"),
    path(f"{ONE}papier/", papers.new, name="papers.new"),
    path(f"{ONE}papier/feuille.pdf", papers.sheet, name="papers.sheet"),
    path(f"{ONE}objections/<int:objection>/", objections.show, name="objections.show"),
    path(f"{ONE}objections/<int:objection>/repondre/", objections.answer, name="objections.answer"),
    path(
        f"{ONE}objections/<int:objection>/retirer/",
        objections.withdraw,
        name="objections.withdraw",
    ),
    path(f"{ONE}objections/<int:objection>/traiter/", objections.settle, name="objections.settle"),
    path(f"{ONE}compter/", closings.new, name="closings.new"),
    path(f"{ONE}sans-accord/", closings.stop, name="closings.stop"),
    path(f"{ONE}decider/", closings.decide, name="closings.decide"),
    path(f"{ONE}table/", tables.show, name="tables.show"),
    path(f"{ONE}table/suivant/", tables.next_person, name="tables.next"),
    path(f"{ONE}table/noter/", tables.note, name="tables.note"),
]

"""Addresses of the rulebook, the register, reviews and ways of deciding."""

from django.urls import path

from kpacite.governance.views import (
    decisions,
    effects,
    returns,
    reviews,
    rule_changes,
    rules,
    type_changes,
    types,
)

_coop = "c/<slug:coop>/"
_rules = f"{_coop}regles/"
_types = f"{_coop}facons-de-decider/"
_decision = f"{_coop}decisions/<int:number>/"
_effect = f"{_decision}effets/<int:rank>/"
urlpatterns = [
    path(_rules, rules.index, name="rules.index"),
    path(f"{_rules}comparer/", rules.compare, name="rules.compare"),
    path(f"{_rules}imprimer/", rules.pdf, name="rules.print"),
    path(f"{_rules}<str:rule>/", rules.show, name="rules.show"),
    path(f"{_rules}<str:rule>/changer/", rule_changes.new, name="rule_changes.new"),
    path(f"{_coop}nos-regles/", rules.public, name="rules.public"),
    path(_types, types.index, name="types.index"),
    path(f"{_types}<slug:type>/", types.show, name="types.show"),
    path(f"{_types}<slug:type>/changer/", type_changes.new, name="type_changes.new"),
    path(f"{_coop}decisions/", decisions.index, name="decisions.index"),
    path(f"{_coop}decisions/export.csv", decisions.export, name="decisions.export"),
    path(f"{_coop}nos-decisions/", decisions.public, name="decisions.public"),
    path(_decision, decisions.show, name="decisions.show"),
    path(f"{_decision}public/", decisions.publish, name="decisions.publish"),
    path(f"{_decision}revenir/", returns.new, name="returns.new"),
    path(f"{_decision}en-reparler/", reviews.new, name="reviews.new"),
    path(f"{_effect}reessayer/", effects.retry, name="effects.retry"),
    path(f"{_effect}confirmer/", effects.confirm, name="effects.confirm"),
    path(f"{_coop}a-reparler/", reviews.index, name="reviews.index"),
]

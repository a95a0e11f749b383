"""Addresses of `brand`."""

from django.urls import path

from kpacite.brand.views import brand, kits, outings, uses

app_name = "brand"
_BRAND = "c/<slug:coop>/marque/"
_OUTING = f"{_BRAND}sorties/<int:outing>/"
urlpatterns = [
    path(_BRAND, brand.show, name="brand.show"),
    path("c/<slug:coop>/notre-nom/", uses.show, name="uses.show"),
    path(f"{_BRAND}sorties/", outings.index, name="outings.index"),
    path(f"{_BRAND}sorties/nouvelle/", outings.new, name="outings.new"),
    path(_OUTING, outings.show, name="outings.show"),
    path(f"{_OUTING}raconter/", outings.edit, name="outings.edit"),
    path(f"{_OUTING}annuler/", outings.remove, name="outings.remove"),
    path(f"{_OUTING}mention.pdf", kits.mention, name="kits.mention"),
    path(f"{_BRAND}logo.svg", kits.svg, name="kits.svg"),
    path(f"{_BRAND}logo.png", kits.png, name="kits.png"),
    path(f"{_BRAND}prix.pdf", kits.prices, name="kits.prices"),
]

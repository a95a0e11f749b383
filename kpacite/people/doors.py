"""The doors that allauth keeps: only those we use, in French. Everything else stays shut."""

from allauth.account import views
from django.urls import path, re_path
from django.views.generic import RedirectView

_TO_SETTINGS = RedirectView.as_view(pattern_name="people:me.edit")

urlpatterns = [
    path("", views.login, name="account_login"),
    path("sortir/", views.logout, name="account_logout"),
    path("code/", views.request_login_code, name="account_request_login_code"),
    path("code/verifier/", views.confirm_login_code, name="account_confirm_login_code"),
    path("mot-de-passe/changer/", views.password_change, name="account_change_password"),
    path("mot-de-passe/choisir/", views.password_set, name="account_set_password"),
    path("mot-de-passe/oublie/", views.password_reset, name="account_reset_password"),
    path("mot-de-passe/envoye/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mot-de-passe/change/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("encore/", views.reauthenticate, name="account_reauthenticate"),
    path("ferme/", views.account_inactive, name="account_inactive"),
    # allauth looks for these two by name: joining goes through a coop, the mail through /moi/.
    path("inscription/", views.signup, name="account_signup"),
    path("adresse/", _TO_SETTINGS, name="account_email"),
]

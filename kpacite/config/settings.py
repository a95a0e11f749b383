"""The one settings file: what differs from one machine to another comes from the environment.

Each variable is described in docs/operating.md; a test checks that none is forgotten.
"""

import sys
from pathlib import Path

from csp.constants import NONE, SELF

from kpacite.config import env
from kpacite.config.wiring import (  # noqa: F401  read by the apps through django.conf.settings
    KPACITE_AGED,
    KPACITE_AGENDA,
    KPACITE_AUDITS,
    KPACITE_BRAND_KIT,
    KPACITE_BROUGHT_BACK,
    KPACITE_CALENDAR,
    KPACITE_CONTROLLERS,
    KPACITE_DAILY,
    KPACITE_DEED_HEARD,
    KPACITE_DEMO_PEOPLE,
    KPACITE_DEPARTURES,
    KPACITE_EFFECTS,
    KPACITE_FORGETTING,
    KPACITE_HOST_WAITING,
    KPACITE_JOURNAL,
    KPACITE_KEEPERS,
    KPACITE_KEPT_BY,
    KPACITE_LEAVING,
    KPACITE_MANDATE_CHECK,
    KPACITE_NAVIGATION,
    KPACITE_NOTICES,
    KPACITE_PERSONAL,
    KPACITE_RECEIPTS,
    KPACITE_RESTING,
    KPACITE_ROLES_HELD,
    KPACITE_RULE_BOUNDS,
    KPACITE_RULE_SIMULATIONS,
    KPACITE_RULES,
    KPACITE_SERVICES,
    KPACITE_TOPICS,
    KPACITE_WHO_OFFERS,
)

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env.text("KPACITE_DATA", str(BASE_DIR / "data")))

DEBUG = env.boolean("KPACITE_DEBUG", default=False)
DEMO = env.boolean("KPACITE_DEMO", default=False)
HTTPS = env.boolean("KPACITE_HTTPS", default=not (DEMO or DEBUG))
SOURCE_ADDRESS = env.text("KPACITE_SOURCE")
SITE_ADDRESS = env.text("KPACITE_ADDRESS", "http://127.0.0.1:8000")
_LOCAL = {"127.0.0.1", "localhost", "[::1]", "testserver"}
ALLOWED_HOSTS = env.words("KPACITE_HOSTS", "127.0.0.1,localhost")
# `manage.py secret` writes the key and `simulate_share` only computes: they start without one.
SECRET_KEY = (
    "not-a-key-only-this-command-runs-with-it-0123456789"
    if sys.argv[1:2] in (["secret"], ["simulate_share"])
    else env.secret_key("KPACITE_SECRET_KEY", DATA_DIR / "secret_key")
)
if "*" in ALLOWED_HOSTS:
    raise env.UnsafeSettings("KPACITE_HOSTS must name the hosts; * lets any address through.")
if (
    (DEBUG or DEMO)
    and set(ALLOWED_HOSTS) - _LOCAL
    and not env.boolean("KPACITE_DEMO_IN_PUBLIC", default=False)
):
    raise env.UnsafeSettings(
        "Debug and demo modes let anybody in: keep KPACITE_HOSTS local, "
        "or say KPACITE_DEMO_IN_PUBLIC=yes for a public demonstration."
    )

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Before allauth: our doors take the place of its pages.
    "kpacite.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "kpacite.lib",
    "kpacite.ui",
    "kpacite.privacy",
    "kpacite.coops",
    "kpacite.talks",
    "kpacite.governance",
    "kpacite.ledger",
    "kpacite.joining",
    "kpacite.brand",
    "kpacite.hosts",
    "kpacite.work",
    "kpacite.sharing",
    "kpacite.sales",
    "kpacite.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kpacite.web.too_large.RefuseHeavyRequests",
    "kpacite.web.unreadable.RefuseUnreadable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Closed by default: a public page says so with @login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "kpacite.web.kept_private.KeepPrivate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "kpacite.config.urls"
WSGI_APPLICATION = "kpacite.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kpacite.ui.context.page",
            ],
            "builtins": ["kpacite.ui.templatetags.ui"],
        },
    },
]
FORM_RENDERER = "kpacite.ui.forms.Renderer"

DATABASES = {"default": env.database("DATABASE_URL", DATA_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        # Shared by all the workers: the limits on sign-in attempts count in it.
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
    }
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
# Nobody signs up by themselves; allauth reads here that passwords exist.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# Six digits, a quarter of an hour, three tries: time to find one's glasses, not to guess.
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,10/h/key"}
ACCOUNT_FORMS = {
    "login": "kpacite.people.door_forms.PasswordDoor",
    "request_login_code": "kpacite.people.door_forms.CodeRequest",
    "confirm_login_code": "kpacite.people.door_forms.CodeCheck",
    "change_password": "kpacite.people.door_forms.PasswordChange",
    "set_password": "kpacite.people.door_forms.PasswordChoice",
    "reset_password": "kpacite.people.door_forms.PasswordForgotten",
    "reset_password_from_key": "kpacite.people.door_forms.PasswordAnew",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "kpacite.people.adapter.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole("KPACITE_PROXIES", 0)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or "pytest" in sys.modules
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = DATA_DIR / "files"
# Nobody sends more than a photo of a receipt; a larger body is refused before it is read.
REQUEST_MAX_BYTES = 12 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

EMAIL_BACKEND = env.text(
    "KPACITE_MAIL_BACKEND",
    "django.core.mail.backends.filebased.EmailBackend"
    if DEMO or DEBUG
    else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_FILE_PATH = DATA_DIR / "mails"
EMAIL_HOST = env.text("KPACITE_MAIL_HOST", "localhost")
EMAIL_PORT = env.whole("KPACITE_MAIL_PORT", 25)
EMAIL_HOST_USER = env.text("KPACITE_MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("KPACITE_MAIL_PASSWORD")
EMAIL_USE_TLS = env.boolean("KPACITE_MAIL_TLS", default=False)
DEFAULT_FROM_EMAIL = env.text("KPACITE_MAIL_FROM", "kpacite <ne-pas-repondre@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
)
# A client's link must not travel in the Referer of a page it leads to.
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "kpacite.web.views.errors.stale_form"
X_FRAME_OPTIONS = "DENY"
CSP_DIRECTIVES = {
    "default-src": [SELF],
    # Drawings pass their figures as custom properties of an element, never as a sheet.
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": [SELF, "data:"],
    # Somebody listens to what they just recorded, before they send it.
    "media-src": [SELF, "blob:"],
    "object-src": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
    "form-action": [SELF],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": CSP_DIRECTIVES}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("KPACITE_LOG_LEVEL", "WARNING")},
}
TEST_RUNNER = "django.test.runner.DiscoverRunner"

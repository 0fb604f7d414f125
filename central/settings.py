"""Django's settings of the centre; what differs between centres is read from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from central.environment import Environment

ENVIRONMENT: Final = Environment.read()
LOKET_DATA: Final = ENVIRONMENT.data
LOKET_DISTRICT: Final = ENVIRONMENT.district
LOKET_DISTRICT_NAME: Final = ENVIRONMENT.district_name
LOKET_URL: Final = ENVIRONMENT.url
LOKET_FOR_KIOSKS: Final = ENVIRONMENT.for_kiosks
LOKET_POLL_SECONDS: Final = 30

_HERE: Final = Path(__file__).parent
(LOKET_DATA / "tmp").mkdir(parents=True, exist_ok=True, mode=0o700)

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.page_key()
ALLOWED_HOSTS = [*ENVIRONMENT.hosts, "[::1]"]
ROOT_URLCONF = "central.urls"
WSGI_APPLICATION = "central.wsgi.application"
DATABASES = {"default": ENVIRONMENT.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "central.accounts",
    "central.audit",
    "central.devices",
    "central.definitions",
    "central.register",
    "central.receive",
    "central.complaints",
    "central.reports",
    "central.backoffice",
]
MIDDLEWARE = [
    "central.problems.ProblemMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "central.headers.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "central.problems.PlainText",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- Words and time ---------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- People -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Officer"
AUTHENTICATION_BACKENDS = ["central.accounts.backend.DistrictBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/masuk"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/masuk"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"

# --- Headers, files ---------------------------------------------------------------------------------------------------

CSRF_FAILURE_VIEW = "central.problems.forgery"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
STATIC_URL = "/static/"
STATIC_ROOT = LOKET_DATA / "static"
# Files of the pages are served from the packages themselves, so a new release needs no collecting step.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = str(LOKET_DATA / "tmp")
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
APPEND_SLASH = False

# A name is unique in its district, which `accounts` checks with a constraint of two columns.
SILENCED_SYSTEM_CHECKS = ["auth.W004", "auth.E003"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # A refused request is said in its answer; 4xx would only fill the log with addresses.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "central": {"handlers": ["stderr"], "level": "INFO", "propagate": True},
    },
}

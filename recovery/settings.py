"""Every setting, top to bottom; what varies comes from the environment (README: Settings)."""

from pathlib import Path

import environs
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from recovery import embedded, logs

env = environs.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# --- where things are kept ---------------------------------------------------
DATA_DIR = Path(env.str("RECOVERY_DATA", str(BASE_DIR / ".data"))).absolute()
EMBEDDED = not env.str("DATABASE_URL", "")
DEMO = env.bool("RECOVERY_DEMO", EMBEDDED)

# --- database: "default" is the app's role, "owner" migrates -------------------
if EMBEDDED:
    APP_URL, OWNER_URL = embedded.urls(DATA_DIR)
else:
    APP_URL = env.str("DATABASE_URL")
    OWNER_URL = env.str("MIGRATION_DATABASE_URL", "")

DATABASES = {"default": embedded.connection_settings(APP_URL)}
if OWNER_URL:
    DATABASES["owner"] = embedded.connection_settings(OWNER_URL) | {"TEST": {"MIRROR": "default"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- secrets and hosts ---------------------------------------------------------
SECRET_KEY = env.str("RECOVERY_SECRET_KEY", "") or embedded.secret_key(DATA_DIR)
ALLOWED_HOSTS = env.list("RECOVERY_ALLOWED_HOSTS", ["127.0.0.1", "localhost"])
PORT = env.int("PORT", 8000)
BIND = env.str("RECOVERY_BIND", "127.0.0.1")
WORKERS = env.int("RECOVERY_WORKERS", 2)
if DEMO and BIND not in ("127.0.0.1", "::1", "localhost"):
    raise ImproperlyConfigured("The demo's passwords are public: it serves this machine only. Unset RECOVERY_BIND.")

# --- the parts -------------------------------------------------------------------
INSTALLED_APPS = [
    "recovery",
    "staff",
    "complaints",
    "complaints.review",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "staff.sign_in.OwnPasswordFirst",
    "recovery.middleware.no_store",
]
ROOT_URLCONF = "recovery.urls"
WSGI_APPLICATION = "recovery.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "recovery.context_processors.page",
            ],
        },
    },
]

# --- who may come in ---------------------------------------------------------------
AUTH_USER_MODEL = "staff.Person"
AUTHENTICATION_BACKENDS = ["staff.backends.PersonBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "staff.sign_in.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
# A hospital often leaves by one address: that may try often, one name only ten times in five minutes.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,10/5m/key"}
# How many proxies stand before us: their word on who asks is taken, nobody else's.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("RECOVERY_PROXIES", 0 if DEMO else 1)

# --- sessions and cookies -------------------------------------------------------------
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEMO
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
# whoever watches over us asks from inside, without TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "recovery_cache"}}

# --- content policy: design.md --------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- language, time, static files, forms -----------------------------------------------
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "recovery.static_names.StaticNames"},
}
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bootstrap", BASE_DIR / "node_modules" / "bootstrap" / "dist"),
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

# --- the log -----------------------------------------------------------------------------
LOGGING = logs.to_console()

"""Recognises what looks like a secret, by its key or by its form."""

from __future__ import annotations

import re
from typing import Any

# The password of a URL, between `user:` and `@`.
_URL = re.compile(r"(?P<before>\b[a-z][\w+.-]*://[^/\s:@]*:)(?P<secret>[^/\s@]+)(?P<after>@)", re.I)
# What a signed URL or a connection string carries.
_NAMES = (
    r"sig|signature|x-amz-signature|x-amz-credential|x-goog-signature|access_?token|api_?key|apikey|password|"
    r"passwd|pwd|secret|client_?secret|accountkey|sharedaccesskey|sharedaccesssignature"
)
_PART = re.compile(
    rf"(?P<before>(?:(?:[?&;]|^)\s*(?:{_NAMES})|[?&;]\s*(?:token|key|code))\s*=\s*)"
    r"(?P<secret>[^&;\s]+)(?P<after>)",
    re.I,
)
# A header with a token.
_HEADER = re.compile(
    r"(?P<before>\b(?:Bearer|Basic(?=\s+\S*[\dA-Z=]))\s+)(?P<secret>[\w+/=.~-]{8,})(?P<after>)"
)
# Keys and tokens that their makers give a form of their own.
_FORM = re.compile(
    r"(?P<before>)(?P<secret>\b(?:A[KS]IA[0-9A-Z]{16}|AIza[\w-]{35}|gh[pousr]_\w{30,}|github_pat_\w{30,}|"
    r"glpat-[\w-]{20,}|xox[abeprs]-[\w-]{10,}|sk-[\w-]{20,}|[rs]k_live_\w{16,}|hf_[A-Za-z]{30,}|npm_\w{30,}|"
    r"pypi-[\w-]{40,}|dapi[0-9a-f]{32}|dop_v1_[0-9a-f]{40,}|shpat_[0-9a-f]{32}|SG\.[\w-]{16,}\.[\w-]{16,}|"
    r"ya29\.[\w-]{20,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+)"
    r"|hooks\.slack\.com/services/\S+"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*)(?P<after>)"
)
_FORMS = (_URL, _PART, _HEADER, _FORM)
# Words of keys whose values are secrets. Not `key` alone, which names columns.
_KEY = re.compile(
    r"(?:^|[_\-.\s])(?:password|passwd|passphrase|passcode|pwd|secret|api[_-]?key|apikey|authorization|"
    r"(?:access|account|client|consumer|encryption|license|master|private|secret|shared|signing|storage|"
    r"subscription)[_-]?key|(?:access|api|auth|bearer|oauth|refresh|sas|security|session)[_-]?token)"
    r"(?:$|[_\-.]value$)",
    re.I,
)
_CONNECTION = re.compile(r"(?:^|[_\-.\s])(?:connection[_-]?string|conn[_-]?str)$", re.I)
# What is called a token is a secret only if it looks like one: there are tokenizers.
_TOKEN = re.compile(r"(?:^|[_\-.\s])token$", re.I)
_OF_TOKENIZER = re.compile(
    r"(?:^|_)(?:pad|eos|bos|unk|mask|sep|cls|stop|start|end|image)[_-]token$", re.I
)
_LIKE_TOKEN = re.compile(r"(?=.*[A-Za-z])(?=.*(?:\d|[a-z][A-Z]|.{20}))[\w+/=.~:-]{8,}")
# What only stands where a secret is to be put.
_PLACEHOLDER = re.compile(r"\{.*\}|<.*>|\$.*|%\(.*|\*+|\.+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
MASK = "***"


def is_secret(key: str, value: Any) -> bool:
    """Whether a literal value looks like a secret; what only refers to one does not."""
    if isinstance(value, int) and not isinstance(value, bool):
        return bool(_KEY.search(_words(key)))
    if not isinstance(value, str) or not value.strip() or value.startswith(("${", "{")):
        return False
    return _is_named(key, value) or any(_holds_secret(form, value) for form in _FORMS)


def _words(key: str) -> str:
    """A key with the words of `apiKey` apart."""
    return _CAMEL.sub("_", key)


def _is_named(key: str, value: str) -> bool:
    """Whether a value is a secret by its key."""
    words = _words(key)
    if _PLACEHOLDER.fullmatch(value.strip()):
        return False
    if _CONNECTION.search(words):
        # One with its parts in sight is secret if a part is.
        return "://" not in value and "=" not in value
    if _TOKEN.search(words) and not _OF_TOKENIZER.search(words) and _LIKE_TOKEN.fullmatch(value):
        return True
    return bool(_KEY.search(words))


def _holds_secret(form: re.Pattern[str], value: str) -> bool:
    return any(not _PLACEHOLDER.fullmatch(match["secret"]) for match in form.finditer(value))


def masked(key: str, value: Any) -> str:
    """A text without the secret in it."""
    text = str(value)
    for form in _FORMS:
        text = form.sub(lambda match: f"{match['before']}{MASK}{match['after']}", text)
    return text if MASK in text and not _is_named(key, text) else MASK

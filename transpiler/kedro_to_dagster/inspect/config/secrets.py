"""Recognises what looks like a secret, by its key or by its form."""

from __future__ import annotations

import re
from typing import Any

# The password of a URL, between `user:` and `@`.
_URL = re.compile(r"(?P<before>\b[a-z][\w+.-]*://[^/\s:@]*:)(?P<secret>[^/\s@]+)(?P<after>@)", re.I)
# What a signed URL or a connection string carries, and a header with a token.
_PART = re.compile(
    r"(?P<before>(?:[?&;]|^)\s*(?:sig|signature|x-amz-signature|x-amz-credential|x-goog-signature|"
    r"access_?token|api_?key|apikey|token|key|password|passwd|pwd|secret|client_secret|accountkey|"
    r"sharedaccesskey|sharedaccesssignature)\s*=\s*)(?P<secret>[^&;\s]+)(?P<after>)",
    re.I,
)
_HEADER = re.compile(r"(?P<before>\b(?:Bearer|Basic)\s+)(?P<secret>[\w+/=.~-]{8,})(?P<after>)")
# Keys and tokens that their makers give a form of their own.
_FORM = re.compile(
    r"(?P<before>)(?P<secret>\b(?:A[KS]IA[0-9A-Z]{16}|AIza[\w-]{35}|gh[pousr]_\w{30,}|github_pat_\w{30,}|"
    r"glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|sk-[\w-]{20,}|sk_live_\w{16,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+)"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*)(?P<after>)"
)
_FORMS = (_URL, _PART, _HEADER, _FORM)
# Words of keys whose values are secrets. Not `key` or `token` alone: those name columns and tokenizers.
_KEY = re.compile(
    r"(?:^|[_\-.])(?:password|passwd|passphrase|pwd|secret|api[_-]?key|apikey|access[_-]?key|account[_-]?key|"
    r"private[_-]?key|secret[_-]?key|shared[_-]?key|sas[_-]?token|auth[_-]?token|access[_-]?token|"
    r"bearer[_-]?token|refresh[_-]?token|api[_-]?token|client[_-]?secret|connection[_-]?string|"
    r"authorization)(?:$|[_\-.]value$)",
    re.I,
)
MASK = "***"


def is_secret(key: str, value: Any) -> bool:
    """Whether a literal value looks like a secret; what only refers to one does not."""
    if not isinstance(value, str) or not value.strip() or value.startswith(("${", "{")):
        return False
    return bool(_KEY.search(key)) or any(form.search(value) for form in _FORMS)


def masked(key: str, value: str) -> str:
    """A text without the secret in it."""
    if _KEY.search(key) and not any(form.search(value) for form in _FORMS):
        return MASK
    for form in _FORMS:
        value = form.sub(lambda match: f"{match['before']}{MASK}{match['after']}", value)
    return MASK if _KEY.search(key) and MASK not in value else value

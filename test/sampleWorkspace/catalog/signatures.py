"""Checks what others have signed: the JWT of a customer, the webhook of a payment provider."""

import base64
import hashlib
import hmac
import json
import os
import time
from typing import Any

JWT_SECRET = os.environ.get("JWT_SECRET", "")
WEBHOOK_TOLERANCE_SECONDS = 300


class InvalidSignature(Exception):
    """The token or the webhook is malformed, forged or too old."""


def verify_jwt(token: str, secret: str = JWT_SECRET) -> dict[str, Any]:
    """The claims of a valid JWT; `auth` signs with HS256 and nothing else is accepted."""
    if not secret:
        raise RuntimeError("JWT_SECRET is not set")
    try:
        signed, signature = token.rsplit(".", 1)
        _, payload = signed.split(".")
        actual = _decode(signature)
    except ValueError as error:
        raise InvalidSignature("malformed JWT") from error
    expected = hmac.digest(secret.encode(), signed.encode(), hashlib.sha256)
    if not hmac.compare_digest(expected, actual):
        raise InvalidSignature("forged JWT")
    claims: dict[str, Any] = json.loads(_decode(payload))
    if claims.get("exp", 0) <= time.time():
        raise InvalidSignature("expired JWT")
    return claims


def verify_webhook(body: bytes, timestamp: int, signature: str, secret: bytes) -> None:
    """Compares the HMAC of the raw body; an old timestamp may be a replay."""
    if abs(time.time() - timestamp) > WEBHOOK_TOLERANCE_SECONDS:
        raise InvalidSignature("webhook too old")
    expected = hmac.new(secret, b"%d." % timestamp + body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), signature.encode()):
        raise InvalidSignature("forged webhook")


def _decode(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))

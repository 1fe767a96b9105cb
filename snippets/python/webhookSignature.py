# pattern: webhook-signature
# prefix: sdWebhookVerify
# description: Webhook signature: HMAC-SHA256 over timestamp.body, tolerance for old ones, secrets in rotation
# placeholders: verify_webhook, sign_webhook, WebhookRejectedError, tolerance_seconds
# --- imports ---
import hashlib
import hmac
import time
from collections.abc import Callable, Sequence


# --- snippet ---
class WebhookRejectedError(Exception):
    """Answer 400 or 401 without the message, and log it."""


def sign_webhook(secret: bytes, timestamp: str, body: bytes) -> str:
    """As hexadecimal digits. The point keeps timestamp and body apart."""
    message = timestamp.encode() + b"." + body
    return hmac.new(secret, message, hashlib.sha256).hexdigest()


def verify_webhook(
    secrets: Sequence[bytes],
    timestamp: str,
    signature: str,
    body: bytes,
    *,
    tolerance_seconds: float = 300,
    clock: Callable[[], float] = time.time,
) -> None:
    """Takes the body as it came, before anything parses it. During a rotation give the
    new secret and the old one. A message may come again within the tolerance: remember
    its id for twice as long. Answer 2xx soon and do the work afterwards."""
    if not all(secrets) or not secrets:
        raise ValueError("no secret, or an empty one")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        raise WebhookRejectedError("the timestamp is not a number of seconds")
    given = signature.encode(errors="replace")
    matches = [
        hmac.compare_digest(sign_webhook(secret, timestamp, body).encode(), given)
        for secret in secrets
    ]
    if not any(matches):
        raise WebhookRejectedError("the signature does not match")
    if abs(clock() - int(timestamp)) > tolerance_seconds:
        raise WebhookRejectedError("the timestamp is too far from now")


# --- demonstration ---
def demonstrate() -> None:
    body = b'{"parcel": 7,\n "note": "\xc3\xa9"}'
    now = 1_700_000_000.0

    def rejection(
        timestamp: str = "1700000000",
        signature: str | None = None,
        content: bytes = body,
        secrets: Sequence[bytes] = (b"new", b"old"),
    ) -> str:
        if signature is None:
            signature = sign_webhook(b"old", timestamp, content)
        try:
            verify_webhook(secrets, timestamp, signature, content, clock=lambda: now)
        except WebhookRejectedError as error:
            return str(error)
        return ""

    # The signature is what another implementation makes of it.
    assert sign_webhook(b"key", "1700000000", b"{}") == (
        "9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae"
    )

    # Either of two secrets is good during a rotation, the old one not after it.
    good = sign_webhook(b"old", "1700000000", body)
    assert rejection() == ""
    assert rejection(signature=sign_webhook(b"new", "1700000000", body)) == ""
    mismatch = "the signature does not match"
    assert rejection(secrets=[b"new"]) == mismatch

    # Every byte of the body counts, and so does the timestamp.
    assert rejection(content=body + b" ", signature=good) == mismatch
    assert rejection(content=body.replace(b"\n", b""), signature=good) == mismatch
    assert rejection(timestamp="1700000001", signature=good) == mismatch
    for wrong in ("", good[:-1], good.upper(), "\u00e9", "\udcff"):
        assert rejection(signature=wrong) == mismatch

    # A message may be as old, or as early, as the tolerance.
    for timestamp in ("1699999700", "1700000300"):
        assert rejection(timestamp) == ""
    for timestamp in ("1699999699", "1700000301"):
        assert rejection(timestamp) == "the timestamp is too far from now"
    for timestamp in ("", "-1", "1e9", "\u0661", "1" * 5_000, "1700000000.5"):
        assert rejection(timestamp) == "the timestamp is not a number of seconds"

    # Without a secret nothing may pass.
    for missing in ([], [b"new", b""]):
        try:
            rejection(secrets=missing)
        except ValueError:
            continue
        raise AssertionError("ValueError expected")


demonstrate()

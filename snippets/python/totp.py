# pattern: totp
# prefix: sdTotp
# description: TOTP of RFC 6238: one step of tolerance either way, and a code is good once
# placeholders: totp_code, verify_totp, step_seconds
# --- imports ---
import hashlib
import hmac
import time
from collections.abc import Callable


# --- snippet ---
def totp_code(secret: bytes, step: int, digits: int = 6) -> str:
    """HMAC-SHA1 is what the authenticator apps do. Make secrets of 20 random bytes and
    store them encrypted: in contrast to a password they cannot be hashed."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), hashlib.sha1)
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**digits:0{digits}d}"


def verify_totp(
    secret: bytes,
    code: str,
    last_used_step: int | None,
    *,
    digits: int = 6,
    step_seconds: int = 30,
    clock: Callable[[], float] = time.time,
) -> int | None:
    """The step of the code, or None if it is wrong or was used. Store it as the user's
    last_used_step, and refuse the login unless that is still lower in the database: so
    of two logins with one code only one passes. Allow few attempts: a guess of six
    digits is right in three cases of a million."""
    now = int(clock()) // step_seconds
    given = code.encode(errors="replace")
    found = None
    for step in (now - 1, now, now + 1):  # All of them, so that the time tells nothing.
        matches = step >= 0 and hmac.compare_digest(
            totp_code(secret, step, digits).encode(), given
        )
        if matches and (last_used_step is None or step > last_used_step):
            found = step
    return found


# --- demonstration ---
def demonstrate() -> None:
    # The test vectors of RFC 6238 for SHA-1.
    secret = b"12345678901234567890"
    for seconds, code in [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ]:
        assert totp_code(secret, seconds // 30, digits=8) == code
        accepted = verify_totp(
            secret, code, None, digits=8, clock=lambda: float(seconds)
        )
        assert accepted == seconds // 30

    now = 600.0

    def verify(code: str, last_used_step: int | None = None) -> int | None:
        return verify_totp(secret, code, last_used_step, clock=lambda: now)

    # The step before and the one after are good, those beyond are not.
    codes = {step: totp_code(secret, step) for step in range(17, 24)}
    assert [verify(codes[step]) for step in range(17, 24)] == [
        None,
        None,
        19,
        20,
        21,
        None,
        None,
    ]

    # A step lasts up to its last moment.
    now = 629.9
    assert verify(codes[20]) == 20
    assert verify(codes[18]) is None
    now = 630
    assert verify(codes[19]) is None
    now = 600

    # A code is good once, and none of an earlier step is afterwards.
    used = verify(codes[20])
    assert verify(codes[20], used) is None
    assert verify(codes[19], used) is None
    assert verify(codes[21], used) == 21

    # What is no code, or another's, is refused.
    for wrong in ("", "12345", f"{codes[20]} ", "\u0661" * 6, "\udcff", "-00001"):
        assert verify(wrong) is None
    assert verify_totp(b"another secret", codes[20], None, clock=lambda: 600.0) is None

    # The first step of all has none before it.
    now = 5
    assert verify(totp_code(secret, 0)) == 0


demonstrate()

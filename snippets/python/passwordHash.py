# pattern: password-hash
# prefix: sdPasswordHash
# description: Password hashes by scrypt with the parameters in the string, constant-time verification, needs_rehash
# placeholders: ScryptCost, hash_password, verify_password, needs_rehash
# --- imports ---
import base64
import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass


# --- snippet ---
@dataclass(frozen=True, slots=True)
class ScryptCost:
    """One hash takes 128 * r * 2**log_n bytes, here 128 MiB, and some tenths of a
    second: limit how many run at once, in threads, and the attempts per account."""

    log_n: int = 17
    r: int = 8
    p: int = 1


DEFAULT_COST = ScryptCost()
ENCODED = re.compile(
    r"\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})"
    r"\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)",
    re.ASCII,
)


def hash_password(password: str, cost: ScryptCost = DEFAULT_COST) -> str:
    """The whole record. Limit the length before, to 1000 characters say."""
    salt = secrets.token_bytes(16)
    settings = f"ln={cost.log_n},r={cost.r},p={cost.p}"
    return f"$scrypt${settings}${_text(salt)}${_text(_derive(password, salt, cost))}"


def verify_password(password: str, encoded: str) -> bool:
    """ValueError if `encoded` is no hash. Where the user is unknown verify against a
    fixed hash, so that the time does not tell."""
    cost, salt, expected = _parse(encoded)
    return hmac.compare_digest(_derive(password, salt, cost), expected)


def needs_rehash(encoded: str, cost: ScryptCost = DEFAULT_COST) -> bool:
    """After a good login: if True, hash the password anew and store that."""
    return _parse(encoded)[0] != cost


def _parse(encoded: str) -> tuple[ScryptCost, bytes, bytes]:
    match = ENCODED.fullmatch(encoded)
    if match is None:
        raise ValueError("not an scrypt hash")
    log_n, r, p, salt, derived = match.groups()
    return ScryptCost(int(log_n), int(r), int(p)), _bytes(salt), _bytes(derived)


def _derive(password: str, salt: bytes, cost: ScryptCost) -> bytes:
    # The same password can be typed as different characters that look alike.
    text = unicodedata.normalize("NFKC", password)
    normal = text.encode(errors="surrogatepass")  # JSON lets half a character through.
    n, memory = 1 << cost.log_n, 256 * cost.r * (1 << cost.log_n) + (1 << 20)
    return hashlib.scrypt(
        normal, salt=salt, n=n, r=cost.r, p=cost.p, maxmem=memory, dklen=32
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)


# --- demonstration ---
def demonstrate() -> None:
    cheap = ScryptCost(log_n=4)
    encoded = hash_password("correct horse", cheap)

    # The password is accepted and no other one.
    assert verify_password("correct horse", encoded)
    for wrong in ("", "correct horse ", "Correct horse", "correct"):
        assert not verify_password(wrong, encoded)

    # Each hash has a salt of its own, and the parameters in it.
    assert hash_password("correct horse", cheap) != encoded
    assert encoded.startswith("$scrypt$ln=4,r=8,p=1$")
    assert "correct" not in encoded

    # What differs in the way of typing alone is the same password.
    assert verify_password("caf\u00e9", hash_password("cafe\u0301", cheap))

    # Nor is half a character, as JSON lets through, an error from within.
    assert not verify_password("\ud800", encoded)

    # A hash of lower cost still verifies, and is to be made anew.
    assert needs_rehash(encoded)
    assert not needs_rehash(encoded, cheap)
    for dearer in (ScryptCost(5), ScryptCost(4, r=9), ScryptCost(4, p=2)):
        assert needs_rehash(encoded, dearer)
        assert verify_password("a", hash_password("a", dearer))

    # It is the scrypt of RFC 7914, whose test vectors begin with these bytes.
    assert verify_password(
        "pleaseletmein",
        "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$"
        + _text(
            bytes.fromhex(
                "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
            )
        ),
    )

    # A record that is no hash is an error, not a wrong password.
    for broken in (
        "",
        "secret",
        encoded[1:],
        f"{encoded}$",
        encoded[:22],
        "$2b$10$abc",
    ):
        for check in (lambda it: verify_password("a", it), needs_rehash):
            try:
                check(broken)
            except ValueError:
                continue
            raise AssertionError(f"{broken} must not be a hash")


demonstrate()

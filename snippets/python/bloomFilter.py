# pattern: bloom-filter
# prefix: sdBloomFilter
# description: Bloom filter sized for a number of items and a rate of false positives; "no" is certain, "yes" is likely
# placeholders: BloomFilter, expected_items, false_positive_rate
# --- imports ---
import math
from collections.abc import Iterator
from hashlib import blake2b


# --- snippet ---
class BloomFilter:
    """Items cannot be removed. The rate holds up to expected_items and grows beyond:
    make a larger filter then. The hash is stable, so processes may share the bits, but
    not keyed: who chooses the items can make them collide. Lock it to add in threads.
    """

    def __init__(self, expected_items: int, false_positive_rate: float) -> None:
        if expected_items < 1 or not 0 < false_positive_rate < 1:
            raise ValueError("expected_items or false_positive_rate out of range")
        # m = -n ln p / (ln 2)^2 bits and k = m/n ln 2 hashes make rate p at n items.
        bits = -expected_items * math.log(false_positive_rate) / math.log(2) ** 2
        self.bit_count = math.ceil(bits)
        self.hash_count = max(1, round(bits / expected_items * math.log(2)))
        self._bits = bytearray((self.bit_count + 7) // 8)

    def add(self, item: bytes) -> None:
        for position in self._positions(item):
            self._bits[position >> 3] |= 1 << (position & 7)

    def __contains__(self, item: bytes) -> bool:
        """False: it was never added. True: it probably was."""
        return all(
            self._bits[position >> 3] >> (position & 7) & 1
            for position in self._positions(item)
        )

    def _positions(self, item: bytes) -> Iterator[int]:
        """Double hashing: two independent halves of a digest do for all k."""
        digest = blake2b(item, digest_size=16).digest()
        first = int.from_bytes(digest[:8], "big")
        step = int.from_bytes(digest[8:], "big") | 1
        for number in range(self.hash_count):
            yield (first + number * step) % self.bit_count


# --- demonstration ---
def demonstrate() -> None:
    seen = BloomFilter(expected_items=5_000, false_positive_rate=0.02)
    assert seen.bit_count == 40_712
    assert seen.hash_count == 6

    # An empty filter has nothing.
    assert b"bird 0" not in seen

    # What was added is always found.
    for number in range(5_000):
        seen.add(b"bird %d" % number)
    assert all(b"bird %d" % number in seen for number in range(5_000))

    # The rate of false positives is near the one wanted.
    found = sum(b"fish %d" % number in seen for number in range(10_000))
    assert 0.016 < found / 10_000 < 0.024

    # Adding again changes nothing.
    before = bytes(vars(seen)["_bits"])
    seen.add(b"bird 1")
    assert vars(seen)["_bits"] == before

    # A stricter rate costs more bits and is kept as well.
    strict = BloomFilter(expected_items=1_000, false_positive_rate=0.0001)
    assert strict.bit_count > 2 * 1_000 * seen.bit_count / 5_000
    for number in range(1_000):
        strict.add(b"bird %d" % number)
    assert sum(b"fish %d" % number in strict for number in range(10_000)) <= 5

    # The smallest one works; what makes no filter is an error.
    one = BloomFilter(1, 0.99)
    one.add(b"wren")
    assert b"wren" in one
    for items, rate in ((0, 0.1), (10, 0.0), (10, 1.0)):
        try:
            BloomFilter(items, rate)
        except ValueError:
            continue
        raise AssertionError("ValueError expected")


demonstrate()

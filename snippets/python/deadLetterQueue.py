# pattern: dead-letter-queue
# prefix: sdDeadLetter
# description: Dead letters: a message that fails is redelivered with backoff, then set aside with the reason
# placeholders: Consumer, handler, max_receives, base_seconds, cap_seconds
# --- imports ---
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Message:
    id: str
    body: bytes
    receive_count: int  # counted by the broker, this time included


@dataclass(frozen=True, slots=True)
class DeadLetter:
    message: Message
    reason: str


class Queue(Protocol):
    def receive(self) -> Message | None:
        """Hidden from other consumers until it is deleted or its time is over."""

    def delete(self, message: Message) -> None: ...
    def hide(self, message: Message, seconds: float) -> None: ...
    def put_dead_letter(self, letter: DeadLetter) -> None: ...


class PermanentError(Exception):
    """Raised by a handler where trying again cannot help."""


@dataclass(kw_only=True, eq=False)
class Consumer:
    """Deliveries repeat: the handler must bear that. Set off an alarm when dead letters
    come, and put them back into the queue when the cause is mended."""

    queue: Queue
    handler: Callable[[Message], None]
    max_receives: int = 5
    base_seconds: float = 2.0
    cap_seconds: float = 600.0
    random: Callable[[], float] = random.random

    def consume_one(self) -> bool:
        """False if there was no message."""
        message = self.queue.receive()
        if message is None:
            return False
        if message.receive_count > self.max_receives:
            # Whoever had it the last time died of it, or was too slow.
            self._bury(message, "never finished")
            return True
        try:
            self.handler(message)
        except Exception as error:
            is_last = message.receive_count >= self.max_receives
            if is_last or isinstance(error, PermanentError):
                self._bury(message, f"{type(error).__name__}: {error}")
            else:
                doubled = self.base_seconds * 2 ** (message.receive_count - 1)
                delay = min(self.cap_seconds, doubled) * (0.5 + 0.5 * self.random())
                self.queue.hide(message, delay)
        else:
            self.queue.delete(message)
        return True

    def _bury(self, message: Message, reason: str) -> None:
        """Twice if the process ends in between, which is better than not at all."""
        self.queue.put_dead_letter(DeadLetter(message, reason))
        self.queue.delete(message)


# --- demonstration ---
from dataclasses import replace


class MemoryQueue:
    def __init__(self) -> None:
        self.messages: dict[str, Message] = {}
        self.calls: list[str] = []
        self.delays: list[float] = []
        self.letters: list[DeadLetter] = []

    def put(self, id_: str, receive_count: int = 0) -> None:
        self.messages[id_] = Message(id_, id_.encode(), receive_count)

    def receive(self) -> Message | None:
        for id_, message in self.messages.items():
            count = message.receive_count + 1
            self.messages[id_] = replace(message, receive_count=count)
            return self.messages[id_]
        return None

    def delete(self, message: Message) -> None:
        self.calls.append(f"delete {message.id}")
        del self.messages[message.id]

    def hide(self, message: Message, seconds: float) -> None:
        self.delays.append(seconds)

    def put_dead_letter(self, letter: DeadLetter) -> None:
        self.calls.append(f"bury {letter.message.id}")
        self.letters.append(letter)


def demonstrate() -> None:
    queue = MemoryQueue()
    handled: list[str] = []
    errors: list[Exception] = []
    luck = 1.0

    def handle(message: Message) -> None:
        handled.append(message.id)
        if errors:
            raise errors.pop(0)

    consumer = Consumer(
        queue=queue,
        handler=handle,
        max_receives=4,
        base_seconds=2,
        cap_seconds=7,
        random=lambda: luck,
    )

    def drain() -> None:
        queue.calls.clear()
        queue.delays.clear()
        queue.letters.clear()
        handled.clear()
        while consumer.consume_one():
            pass

    # What is handled is deleted; an empty queue is no error.
    queue.put("a")
    drain()
    assert queue.calls == ["delete a"]
    assert queue.letters == []
    assert queue.delays == []

    # A failure is tried again later, and later still.
    queue.put("b")
    errors += [OSError("down")] * 3
    drain()
    assert handled == ["b"] * 4
    assert queue.delays == [2, 4, 7]
    assert queue.calls == ["delete b"]

    # The jitter takes up to half of the delay.
    luck = 0.0
    queue.put("c")
    errors += [OSError("down")] * 3 + [ValueError("no such meter")]
    drain()
    assert queue.delays == [1, 2, 3.5]

    # After the last attempt it is set aside, with the reason, and only then deleted.
    assert handled == ["c"] * 4
    assert queue.calls == ["bury c", "delete c"]
    (letter,) = queue.letters
    assert letter.message == Message("c", b"c", 4)
    assert letter.reason == "ValueError: no such meter"

    # What cannot succeed is set aside at once.
    queue.put("d")
    errors.append(PermanentError("not JSON"))
    drain()
    assert handled == ["d"]
    assert queue.letters[0].reason == "PermanentError: not JSON"

    # What kills the consumer comes to no handler any more.
    queue.put("e", receive_count=4)
    queue.put("f", receive_count=3)
    drain()
    assert handled == ["f"]
    assert queue.letters[0].reason == "never finished"
    assert queue.calls == ["bury e", "delete e", "delete f"]


demonstrate()

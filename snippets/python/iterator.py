# pattern: iterator
# prefix: dpIterator
# description: Iterator by a generator: goes through the pages of an API lazily, each loop anew, and ends on a bad cursor
# placeholders: Photo, PhotoPage, Photos, fetch_page
# --- imports ---
from collections.abc import Callable, Iterator
from dataclasses import dataclass


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Photo:
    id: str


@dataclass(frozen=True, slots=True)
class PhotoPage:
    photos: tuple[Photo, ...]
    next_cursor: str | None  # None: this is the last page


@dataclass(frozen=True, slots=True)
class Photos:
    """All photos, page by page: a page is fetched when the loop gets there, and not
    after it has ended. Every loop begins at the first page, and what fetch_page raises
    comes out of the loop. Loops are independent, but each belongs to one thread."""

    fetch_page: Callable[[str | None], PhotoPage]  # None: the first page

    def __iter__(self) -> Iterator[Photo]:
        cursor: str | None = None
        while True:
            page = self.fetch_page(cursor)
            yield from page.photos
            if page.next_cursor is None:
                return
            if page.next_cursor == cursor:
                raise ValueError(f"the cursor {cursor!r} leads to itself")
            cursor = page.next_cursor


# --- demonstration ---
from itertools import islice


def demonstrate() -> None:
    fetched: list[str | None] = []
    pages: dict[str | None, PhotoPage] = {
        None: PhotoPage((Photo("1"), Photo("2")), "b"),
        "b": PhotoPage((), "c"),
        "c": PhotoPage((Photo("3"), Photo("4")), None),
    }

    def fetch(cursor: str | None) -> PhotoPage:
        fetched.append(cursor)
        return pages[cursor]

    photos = Photos(fetch)

    # Nothing is fetched before the first photo is asked for.
    iterator = iter(photos)
    assert fetched == []
    assert next(iterator).id == "1"
    assert fetched == [None]

    # A loop that ends early fetches no page that it does not need.
    assert [photo.id for photo in islice(photos, 2)] == ["1", "2"]
    assert fetched == [None, None]

    # A whole loop passes all in order, over an empty page, and ends.
    fetched.clear()
    assert [photo.id for photo in photos] == ["1", "2", "3", "4"]
    assert fetched == [None, "b", "c"]

    # Loops do not disturb each other.
    assert [photo.id for photo in iterator] == ["2", "3", "4"]
    assert len(list(zip(photos, photos))) == 4

    # A server that repeats itself does not keep the loop going for ever.
    pages["c"] = PhotoPage((Photo("3"),), "c")
    seen: list[str] = []
    try:
        for photo in islice(photos, 100):
            seen.append(photo.id)
    except ValueError as error:
        assert str(error) == "the cursor 'c' leads to itself"
    else:
        raise AssertionError("ValueError expected")
    assert seen == ["1", "2", "3"]

    # An error comes out of the loop, after the photos before it.
    del pages["c"]
    seen.clear()
    try:
        seen.extend(photo.id for photo in photos)
    except KeyError:
        assert seen == ["1", "2"]
    else:
        raise AssertionError("KeyError expected")


demonstrate()

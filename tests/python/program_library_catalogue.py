# A catalogue with dataclasses, enums, properties, sorting, searching, loans, fines, reports and JSON.
from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from enum import Flag, IntEnum, auto
from functools import total_ordering


class Genre(Flag):
    FICTION = auto()
    SCIENCE = auto()
    HISTORY = auto()
    CLASSIC = FICTION | HISTORY


class Level(IntEnum):
    CHILD = 1
    ADULT = 5
    STAFF = 10


class LibraryError(Exception):
    pass


class NotAvailable(LibraryError):
    def __init__(self, book, due):
        super().__init__(f"{book.title!r} is out until {due:%d %b %Y}")
        self.book = book


@dataclass(frozen=True, order=True)
class Book:
    sort_key: tuple = field(init=False, repr=False, compare=True)
    isbn: str = field(compare=False)
    title: str = field(compare=False)
    authors: tuple[str, ...] = field(compare=False)
    year: int = field(compare=False)
    genre: Genre = field(default=Genre.FICTION, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "sort_key", (self.authors[0].split()[-1], self.year))
        if len(self.isbn) != 4:
            raise ValueError(f"bad isbn {self.isbn}")


@total_ordering
@dataclass
class Member:
    name: str
    level: Level = Level.ADULT
    fines: int = 0
    loans: dict[str, date] = field(default_factory=dict)

    def __lt__(self, other):
        return (-self.level, self.name) < (-other.level, other.name)

    @property
    def limit(self) -> int:
        return {Level.CHILD: 1, Level.ADULT: 2}.get(self.level, 99)


class Library:
    def __init__(self, *books: Book):
        self._books = {book.isbn: book for book in books}
        self._out: dict[str, Member] = {}
        self.today = date(2024, 2, 27)
        self.log = defaultdict(list)

    def __len__(self):
        return len(self._books)

    def __iter__(self):
        return iter(sorted(self._books.values()))

    def __contains__(self, isbn):
        return isbn in self._books

    def __getitem__(self, isbn):
        try:
            return self._books[isbn]
        except KeyError:
            raise LibraryError(f"no book {isbn}") from None

    def lend(self, isbn, member, days=14):
        book = self[isbn]
        if isbn in self._out:
            raise NotAvailable(book, self._out[isbn].loans[isbn])
        if len(member.loans) >= member.limit:
            raise LibraryError(f"{member.name} has enough")
        member.loans[isbn] = due = self.today + timedelta(days=days)
        self._out[isbn] = member
        self.log[member.name].append(("lend", isbn))
        return due

    def take_back(self, isbn):
        member = self._out.pop(isbn)
        late = (self.today - member.loans.pop(isbn)).days
        if late > 0:
            member.fines += 10 * late + (5 if late > 7 else 0)
        self.log[member.name].append(("back", isbn, max(late, 0)))
        return member

    def find(self, **wanted):
        return [b for b in self if all(str(v).lower() in str(getattr(b, k)).lower() for k, v in wanted.items())]


library = Library(
    Book("0001", "Emma", ("Jane Austen",), 1815, Genre.CLASSIC),
    Book("0002", "Persuasion", ("Jane Austen",), 1817),
    Book("0003", "Cosmos", ("Carl Sagan",), 1980, Genre.SCIENCE),
    Book("0004", "Good Omens", ("Terry Pratchett", "Neil Gaiman"), 1990),
    Book("0005", "The Histories", ("Herodotus",), -430, Genre.HISTORY | Genre.CLASSIC),
)
ann, bob, zoe = Member("Ann"), Member("Bob", Level.CHILD), Member("Zoe", Level.STAFF)
print(len(library), [b.title for b in library], "0003" in library, "9999" in library)
print(library.lend("0001", ann), library.lend("0003", ann, days=3), ann.loans)
for action in (lambda: library.lend("0001", bob), lambda: library.lend("0002", ann), lambda: library.lend("7777", bob), lambda: Book("1", "x", ("y",), 1)):
    try:
        action()
    except (LibraryError, ValueError) as error:
        print(type(error).__name__, error)
library.today += timedelta(weeks=3)
print(library.today, library.take_back("0001").fines, library.take_back("0003").fines, ann.loans, dict(library.log))
print([b.title for b in library.find(authors="austen")], [b.isbn for b in library.find(title="o", year=19)], library.find(title="nothing"))
print([m.name for m in sorted([ann, bob, zoe])], max(ann, zoe).name, ann <= bob, zoe.limit)
emma = library["0001"]
print(emma, replace(emma, title="Emma, again").title, emma < library["0002"], emma == library["0001"], hash(emma) == hash(library["0001"]))
try:
    emma.year = 1
except AttributeError as error:
    print(type(error).__name__, error)
print(emma.genre, Genre.FICTION in emma.genre, Genre.SCIENCE in emma.genre, emma.genre & Genre.HISTORY, [g.name for g in Genre], ~Genre.SCIENCE & Genre.CLASSIC == Genre.CLASSIC)
text = json.dumps([{**asdict(b), "sort_key": None, "genre": b.genre.value} for b in library], indent=1)
back = json.loads(text)
print(text.count("\n"), back[0]["authors"], sum(b["year"] for b in back))
rebuilt = [Book(b["isbn"], b["title"], tuple(b["authors"]), b["year"], Genre(b["genre"])) for b in back]
print(rebuilt == list(library), rebuilt[0].genre == list(library)[0].genre, Level(5).name, Level.CHILD < Level.STAFF, Level["ADULT"] + 1)
by_author = defaultdict(list)
for book in library:
    for author in book.authors:
        by_author[author].append(book.year)
for author, years in sorted(by_author.items(), key=lambda e: (-len(e[1]), e[0])):
    print(f"{author:<18}|{len(years):^5}|{min(years):>6}")

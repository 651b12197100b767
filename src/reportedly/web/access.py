"""Access: who is looking at a page, what they may do, and that a form came from a page of ours."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Annotated, cast

from fastapi import Form, HTTPException, Request

from reportedly.web import accounts
from reportedly.web.accounts import Person
from reportedly.web.asking import Asked
from reportedly.web.desks import Desk, Held
from reportedly.web.guards import same
from reportedly.web.settings import Settings


class LoginNeeded(Exception):
    """Nobody may see this without a login."""


def settings(request: Request) -> Settings:
    """What the newsroom was started with."""
    return cast(Settings, request.app.state.settings)


def desk(request: Request) -> Desk:
    """The readings at hand."""
    return cast(Desk, request.app.state.desk)


def visitor(request: Request) -> Person:
    """Who is looking; LoginNeeded when that is to be known and is not."""
    how = settings(request)
    kept = request.cookies.get(accounts.COOKIE, "")
    request.state.token = accounts.token(how.secret, kept or "desk")
    if how.accounts is None:
        request.state.person = Person(how.reviewer, "desk")
    else:
        person = accounts.bearer(how.secret, how.accounts, kept) if kept else None
        if person is None:
            raise LoginNeeded
        request.state.person = person
    return cast(Person, request.state.person)


def needing(role: str) -> Callable[[Request], Person]:
    """Only for people who may do what a role may."""

    def allowed(request: Request) -> Person:
        person = visitor(request)
        if not person.may(role):
            raise HTTPException(403, f"this is for a {role}; you are a {person.role}")
        return person

    return allowed


def ours(request: Request, token: Annotated[str, Form()] = "") -> None:
    """The form carries the token of this session; 403 when not."""
    expected = accounts.token(settings(request).secret, request.cookies.get(accounts.COOKIE, "") or "desk")
    if not same(token, expected):
        raise HTTPException(403, "the form is too old or comes from elsewhere: load the page again")


class EmptyBook(Exception):
    """There is nothing in the book yet."""


NOTHING = Asked()


def held(request: Request, question: Asked = NOTHING, kind: str = "", at_odds: bool = False) -> Held:
    """What the book held, as of the moment that is asked for; EmptyBook when there is nothing yet.

    Of a large book what the question is about, and of one kind or at odds with another, where a page shows no other.
    """
    return _begun(request).held(question.as_of, question.sought(kind, at_odds))


def around(
    request: Request, question: Asked = NOTHING, claims: Collection[str] = (), pages: Collection[str] = ()
) -> Held:
    """What the book held about some claims and on some pages, by their ids."""
    return _begun(request).around(question.as_of, claims, pages)


def _begun(request: Request) -> Desk:
    at = desk(request)
    if at.empty():
        raise EmptyBook
    return at

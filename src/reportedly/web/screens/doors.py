"""Doors: logging in and out, one's account. Only where the newsroom was started with a file of accounts."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.web import access, accounts, journals
from reportedly.web.accounts import Person
from reportedly.web.rendering import page

router = APIRouter(include_in_schema=False)
TRIES, WINDOW = 8, 300.0
"""Failed logins of one name (of all names: eight times as many) within so many seconds that shut the door."""


class Turnstile:
    """Counts failed logins; the names of those who try are not kept longer than the window."""

    def __init__(self) -> None:
        self._failed: deque[tuple[float, str]] = deque()
        self._lock = threading.Lock()

    def shut(self, name: str) -> bool:
        """Too many have failed of late."""
        with self._lock:
            while self._failed and self._failed[0][0] < time.monotonic() - WINDOW:
                self._failed.popleft()
            return len(self._failed) >= 8 * TRIES or sum(n == name for _, n in self._failed) >= TRIES

    def failed(self, name: str) -> None:
        """One more."""
        with self._lock:
            self._failed.append((time.monotonic(), name))


@router.get("/login")
def login(request: Request) -> Response:
    """The form."""
    if access.settings(request).accounts is None:
        return RedirectResponse("/", 303)
    kept = request.cookies.get(accounts.COOKIE, "") or "desk"
    request.state.token = accounts.token(access.settings(request).secret, kept)
    return page(request, "login.html", wrong=False)


@router.post("/login")
def come_in(
    request: Request, name: Annotated[str, Form(max_length=100)], password: Annotated[str, Form(max_length=400)],
    token: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Check a name and a password; a cookie for the rest of the day."""
    how, turnstile = access.settings(request), request.app.state.turnstile
    access.ours(request, token)
    if how.accounts is None:
        raise HTTPException(404, "nobody logs in here")
    person = None if turnstile.shut(name) else accounts.admitted(how.accounts, name, password)
    if person is None:
        turnstile.failed(name)
        journals.write(how.journal, name[:100], "login refused")
        request.state.token = token
        return page(request, "login.html", status=403, wrong=True)
    journals.write(how.journal, person.name, "login")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        accounts.COOKIE, accounts.cookie(how.secret, person.name), max_age=accounts.HOURS * 3600, httponly=True,
        samesite="strict", secure=request.url.scheme == "https",
    )  # fmt: skip
    return answer


@router.post("/logout", dependencies=[Depends(access.ours)])
def leave() -> Response:
    """Forget the login."""
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(accounts.COOKIE, httponly=True, samesite="strict")
    return answer


@router.get("/account")
def account(request: Request, person: Annotated[Person, Depends(access.visitor)]) -> Response:
    """Who you are here; for an admin also the journal."""
    how = access.settings(request)
    journal = journals.read(how.journal)[-200:][::-1] if person.may("admin") else []
    return page(request, "account.html", journal=journal, sound=journals.sound(how.journal))

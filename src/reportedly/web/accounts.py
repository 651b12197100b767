"""Accounts: who may come in, and what for. A file with a line each: name, role, argon2 hash of the password.

A role may do what the roles before it may: reader, reviewer, adjudicator, admin.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from itsdangerous import BadSignature, URLSafeTimedSerializer

from reportedly.errors import UsageError

ROLES = ("reader", "reviewer", "adjudicator", "admin")
COOKIE = "reportedly"
HOURS = 12
"""Hours a login holds."""


@dataclass(frozen=True)
class Person:
    """Who is looking. ``role``: of `ROLES`, or "desk" for whoever sits at this machine, who may do everything."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """Do what a role may."""
        return self.role == "desk" or ROLES.index(self.role) >= ROLES.index(role)


def read(accounts: Path) -> dict[str, tuple[str, str]]:
    """Role and hash by name; UsageError when the file cannot be used."""
    if not accounts.exists():
        raise UsageError(f"there is no file of accounts at {accounts}; make one with: reportedly account NAME")
    found = {}
    for number, line in enumerate(accounts.read_text(encoding="utf-8").splitlines(), 1):
        name, _, rest = line.partition("\t")
        role, _, hashed = rest.partition("\t")
        if not line.strip() or line.startswith("#"):
            continue
        if role not in ROLES or not hashed.startswith("$argon2"):
            raise UsageError(f"line {number} of {accounts} is not: name, role ({', '.join(ROLES)}), argon2 hash")
        found[name] = (role, hashed)
    return found


def expect_role(role: str) -> None:
    """UsageError for a role that nobody has."""
    if role not in ROLES:
        raise UsageError(f"there is no role {role!r}; the roles are {', '.join(ROLES)}")


def enrol(accounts: Path, name: str, role: str, password: str) -> None:
    """Enter a person, or change the role and password of one who is there."""
    expect_role(role)
    if "\t" in name or not name.strip():
        raise UsageError("a person has a name, without tabs")
    if len(password) < 12:
        raise UsageError("a password needs twelve characters or more")
    people = read(accounts) if accounts.exists() else {}
    people[name] = (role, PasswordHasher().hash(password))
    accounts.touch(mode=0o600)
    accounts.write_text("".join(f"{n}\t{r}\t{h}\n" for n, (r, h) in sorted(people.items())), encoding="utf-8")


def admitted(accounts: Path, name: str, password: str) -> Person | None:
    """The person whose password it is. A name that is not there takes as long as a wrong password."""
    people = read(accounts)
    role, hashed = people.get(name, ("reader", _nobody()))
    try:
        PasswordHasher().verify(hashed, password)
    except (VerifyMismatchError, InvalidHashError):
        return None
    return Person(name, role) if name in people else None


def _nobody() -> str:
    return PasswordHasher().hash("nobody has this password")


def cookie(secret: str, name: str) -> str:
    """What a browser keeps of a login."""
    return _signer(secret).dumps(name)


def bearer(secret: str, accounts: Path, kept: str) -> Person | None:
    """The person a cookie was given to, with the role of today."""
    try:
        name = _signer(secret).loads(kept, max_age=HOURS * 3600)
    except BadSignature:
        return None
    known = read(accounts).get(name)
    return Person(name, known[0]) if known else None


def token(secret: str, session: str) -> str:
    """What a form of ours carries so that no other site can send it."""
    return hmac.new(secret.encode(), session.encode(), hashlib.sha256).hexdigest()


def _signer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="reportedly login")

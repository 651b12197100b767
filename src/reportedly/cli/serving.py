"""Verbs that open the newsroom: serve for people, mcp for programs, and account for who may come in."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.errors import UsageError


def enter(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    for verb in (serve, account, mcp):
        app.command()(verb)


def serve(
    ledger: options.LedgerPath = options.LEDGER,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port; 0 takes a free one.", min=0, max=65535)] = 8765,
    auth: Annotated[
        Path | None, typer.Option("--auth", metavar="FILE", help="Who may come in (see account); needed off 127.0.0.1.")
    ] = None,
    host_name: Annotated[
        list[str] | None, typer.Option("--host-name", metavar="NAME", help="A further name it answers to.")
    ] = None,
    reviewer: Annotated[
        str, typer.Option("--reviewer", help="Whose decisions a review here are, without --auth.")
    ] = "desk",
    colour: Annotated[
        list[str] | None, typer.Option("--colour", metavar="PARTY=#RRGGBB", help="The colour of a party on the pages.")
    ] = None,
    layer: Annotated[
        Path | None, typer.Option("--layer", help="A GeoJSON or PMTiles file of yours, drawn under the places.")
    ] = None,
    layer_source: Annotated[
        str, typer.Option("--layer-source", metavar="WORDS", help="Whose the layer is; else what its file says.")
    ] = "",
) -> None:
    """Open the newsroom: pages a desk keeps open all day, on this machine alone unless --auth says who may come in."""
    import uvicorn

    from reportedly.web import accounts, settings
    from reportedly.web.newsroom import create

    hosts = settings.answering_to(host, tuple(host_name or ()), auth)
    if auth is not None:
        accounts.read(auth)
    chosen = settings.colours(colour or ())
    how = settings.Settings(ledger, hosts, auth, reviewer, chosen, settings.layer(layer), layer_source)
    app = create(how)
    with _listening(host, port) as listening:
        where = f"[{host}]" if ":" in host else host
        print(f"The newsroom: http://{where}:{listening.getsockname()[1]}/  (Ctrl-C closes it)", flush=True)
        app.state.desk.begin()
        config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that others can already knock at; UsageError when the address is taken or not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(f"port {port} of {host} is taken; choose another --port, or 0 for a free one") from error
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise UsageError(f"nobody can listen at {host}:{port} ({reason}); choose another --host") from error


def account(
    name: Annotated[str, typer.Argument(help="The person's name.", show_default=False)],
    role: Annotated[str, typer.Option("--role", help="reader, reviewer, adjudicator or admin.")] = "reader",
    auth: Annotated[Path, typer.Option("--auth", metavar="FILE", help="The file of accounts.")] = Path("accounts.tsv"),
) -> None:
    """Enter a person who may come in, with a password that is asked for."""
    from reportedly.web import accounts

    accounts.expect_role(role)
    password = typer.prompt("Password (twelve characters or more)", hide_input=True, confirmation_prompt=True)
    accounts.enrol(auth, name, role, password)
    print(f"{name} may come in as {role}. Open the newsroom with: reportedly serve --auth {auth}")


def mcp(ledger: options.LedgerPath = options.LEDGER) -> None:
    """Answer a program that speaks the Model Context Protocol on standard input; it can ask and never write."""
    import sys

    from reportedly.web.assistants import answers
    from reportedly.web.desks import Desk

    for answer in answers(sys.stdin, Desk(ledger)):
        sys.stdout.write(answer)
        sys.stdout.flush()

"""The ``suyton`` command. Each subcommand imports what it needs only when it is called."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from suyton.side_by_side import stranger
from suyton.way_out import leave

VAR = Path("var")
KEY_ACTIONS = {
    "new": "make a file with one key, readable by its owner alone",
    "add": "add a key that opens; restart every process, then promote it",
    "promote": "let the newest key close from the next start on",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="suyton", description=(__doc__ or "").partition(".")[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="run everything here, with the demo province")
    serve.add_argument("--var", type=Path, default=VAR, help="folder for all state (var)")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8080)
    serve.add_argument("--no-story", action="store_true", help="start without the 2023 story")
    commands.add_parser("worker", help="run a Temporal worker (SUYTON_* settings)")
    commands.add_parser("api", help="run the API (SUYTON_* settings)")
    commands.add_parser("migrate", help="bring the database to this version's schema")
    story = commands.add_parser("story", help="play a story through a running service's API")
    story.add_argument("name", help="bac-kan-2023")
    story.add_argument("--at", default="http://127.0.0.1:8080", help="the service's address")
    verify = commands.add_parser("verify", help="walk every chain of the book")
    verify.add_argument("--var", type=Path, default=VAR, help="an embedded service's folder")
    _count(verify)
    province = commands.add_parser("province", help="set up a province")
    actions = province.add_subparsers(dest="action", required=True, metavar="ACTION")
    load = actions.add_parser("load", help="load a province file; again changes nothing")
    load.add_argument("file", type=Path)
    keys = commands.add_parser("payload-keys", help="keys that encrypt what Temporal carries")
    changes = keys.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, told in KEY_ACTIONS.items():
        changes.add_parser(action, help=told).add_argument("file", type=Path)
    _certificates(commands.add_parser("certificate", help="whose certificate signs for whom"))
    _rules(commands.add_parser("rules", help="check, list, explain and compare the rule packs"))
    return parser


def _certificates(certificate: argparse.ArgumentParser) -> None:
    actions = certificate.add_subparsers(dest="action", required=True, metavar="ACTION")
    bind = actions.add_parser("bind", help="let a certificate sign for a person, or be the seal")
    bind.add_argument("holder", help="a login; or “seal” for the office's")
    bind.add_argument("file", type=Path, help="the certificate alone, PEM or DER")
    unbind = actions.add_parser("unbind", help="let it sign no more")
    unbind.add_argument("fingerprint", help="its SHA-256, as `list` shows it")
    unbind.add_argument("--reason", required=True)
    for action in (bind, actions.add_parser("list", help="every certificate of a province")):
        action.add_argument("--province", required=True, help="such as bac-kan")
    for action in (bind, unbind):
        action.add_argument("--by", required=True, help="the administrator's login")


def _count(verify: argparse.ArgumentParser) -> None:
    what = verify.add_subparsers(dest="what", metavar="count")
    count = what.add_parser("count", help="count a published ballot again, from its file alone")
    count.add_argument("file", type=Path)
    count.add_argument(
        "--receipt", metavar="SUM", help="whether this receipt's paper lay in the box"
    )
    count.add_argument("--lang", choices=("vi", "en"), default="vi")


def _rules(rules: argparse.ArgumentParser) -> None:
    actions = rules.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="read every pack strictly; name the first fault")
    check.add_argument("directory", type=Path, nargs="?", help="a folder with packs/ (our own)")
    listing = actions.add_parser("list", help="the awards of each pack, with their routes")
    explain = actions.add_parser("explain", help="all that a pack says of an award, with sources")
    explain.add_argument("award", help="such as provincial_emulation_flag")
    explain.add_argument("--pack", help="such as 2024-01 (the newest)")
    explain.add_argument("--lang", choices=("vi", "en"), default="vi")
    diff = actions.add_parser("diff", help="what differs between two packs")
    diff.add_argument("old", help="such as 2024-01, or 2024-01+son-ha with that overlay")
    diff.add_argument("new")
    diff.add_argument("--award", help="of one award alone")
    diff.add_argument("--lang", choices=("vi", "en"), default="vi")
    for action in (check, listing, explain, diff):
        action.add_argument("--overlay", default="", help="a province's overlay (none)")


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit status."""
    asked = _parser().parse_args(arguments)
    if fault := stranger():
        sys.stderr.write(f"{fault}\n")
        return 1
    if asked.command == "serve":
        from suyton.embedded import Wish, serve

        return serve(Wish(asked.var, asked.host, asked.port, not asked.no_story))
    if asked.command == "rules":
        from suyton.rules_command import rules

        return rules(asked)
    if asked.command == "verify" and asked.what == "count":
        from suyton.count_command import verify_count

        return verify_count(asked)
    if asked.command == "certificate":
        from suyton.certificate_command import certificate

        return certificate(asked, os.environ)
    from suyton import commands

    match asked.command:
        case "story":
            return commands.story(asked.name, asked.at)
        case "verify":
            return commands.verify(os.environ, asked.var)
        case "province":
            return commands.load_province(os.environ, asked.file)
        case "payload-keys":
            return commands.change_keys(asked.action, asked.file)
    return commands.in_production(asked.command, os.environ)


def main() -> None:
    """The entry point."""
    try:
        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    except SystemExit as exit_:  # argparse has said what is wrong
        status = exit_.code if isinstance(exit_.code, int) else 1
    leave(status)


if __name__ == "__main__":
    main()

"""A PostgreSQL of the tests' own: made in a temporary folder, reached through a socket in it, gone with it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL is not installed here: scripts/install-system does it where it may"
_DEBIAN = Path("/usr/lib/postgresql")
_UNPRIVILEGED = ("postgres", "nobody")
_QUICK = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=50"


def programs() -> Path | None:
    """The folder of the server's programs, which Debian keeps off the path; None where there is none."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: [int(part) for part in path.parts[4].split(".")])
    return versions[-1].parent if versions else None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a server of these programs, stopped at the end whatever happens; its folder goes too."""
    home = Path(tempfile.mkdtemp(prefix="pg-"))  # not a folder of pytest's: the path of a socket must be short
    owner = _owner()
    if owner:
        os.chown(home, owner.pw_uid, owner.pw_gid)

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [folder / program, "-D", home / "data", *arguments], cwd=home, check=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None, extra_groups=[] if owner else None)
        assert done.returncode == 0, f"{program}: {done.stdout}"

    try:
        run("initdb", "--username=truceline", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "start", "--wait", "--log", str(home / "log"), "--options", f"-k {home} {_QUICK}")
        try:
            yield f"postgresql://truceline@/postgres?host={home}"
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=immediate")
    finally:
        shutil.rmtree(home)


def _owner() -> pwd.struct_passwd | None:
    """Whose the server is: PostgreSQL refuses to be root's."""
    if os.geteuid() != 0:
        return None
    there = {each.pw_name: each for each in pwd.getpwall()}
    return next(there[name] for name in _UNPRIVILEGED if name in there)

"""A service as real processes on one machine, each of which a test may kill and start again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from suyton.demo import province, signing
from suyton.demo.province_file import read_province
from suyton.persistence.database import Database
from tests.fixtures.database import QUICK_HASHER
from tests.support.processes import (
    Processes,
    answers,
    free_port,
    processes,
    suyton,
    temporal_server,
)

PASSWORD = "suyton-demo"


class Machine:
    """Temporal, a worker and the API over a database, with the demonstration province loaded."""

    def __init__(
        self, folder: Path, started: Processes, ports: tuple[int, int], database_url: str
    ) -> None:
        self.folder = folder
        self.database_url = database_url
        self._started = started
        self._temporal_port, self._api_port = ports
        self.base_url = f"http://127.0.0.1:{self._api_port}"

    @property
    def keys_folder(self) -> Path:
        """Where the worker keeps the keys of ballots."""
        return self.folder / "ballot-keys"

    @property
    def temporal_address(self) -> str:
        return f"127.0.0.1:{self._temporal_port}"

    def start(self) -> None:
        """Migrate, load the province and start everything."""
        # Loaded here and not by a command, so that the passwords of forty people cost nothing.
        with Database.connect(self.database_url, hasher=QUICK_HASHER) as database:
            database.migrate()
            province.load(database)
            signing.give_keys(
                read_province(province.BAC_KAN),
                database.accounts,
                database.certificates,
                keys=self.folder / "signing-keys",
                trust=self.folder / "trust",
            )
        self.start_temporal()
        self._started.start("api", suyton("api"))
        self.start_worker()
        self.await_engine()

    def start_temporal(self) -> None:
        server = temporal_server(self._temporal_port, self.folder / "temporal.db")
        self._started.start("temporal", server)

    def start_worker(self, *stricken: str) -> None:
        """A worker; with words of tests.support.stricken_worker, one that is struck at that point."""
        wanted = ["-m", "tests.support.stricken_worker", *stricken] if stricken else []
        command = suyton("worker")
        self._started.start("worker", [command[0], *wanted] if wanted else command)

    def start_api(self) -> None:
        """Start it again and wait until it serves."""
        self._started.start("api", suyton("api"))
        answers(f"{self.base_url}/health/live")

    def kill(self, name: str) -> None:
        """SIGKILL for ``worker``, ``api`` or ``temporal``."""
        self._started.kill(name)

    def await_death(self, name: str, seconds: float) -> None:
        """Wait until a process has ended by itself."""
        self._started.await_death(name, seconds)

    def await_engine(self) -> None:
        answers(f"{self.base_url}/health/ready", wanted={"engine": "ok"})

    def verify(self) -> tuple[int, str]:
        """What ``suyton verify`` says of the book."""
        ended = self._started.run("verify")
        return ended.returncode, ended.stdout

    @contextmanager
    def database(self) -> Iterator[Database]:
        """The register behind the service's back."""
        with Database.connect(self.database_url) as opened:
            yield opened


@contextmanager
def running_machine(folder: Path, database_url: str) -> Iterator[Machine]:
    """Everything started; whatever still runs at the end is killed."""
    ports = free_port(), free_port()
    environ = {
        "SUYTON_DATABASE_URL": database_url,
        "SUYTON_TEMPORAL_ADDRESS": f"127.0.0.1:{ports[0]}",
        "SUYTON_STORE_DIR": str(folder / "documents"),
        "SUYTON_BALLOT_KEYS_DIR": str(folder / "ballot-keys"),
        "SUYTON_SIGNING_KEYS_DIR": str(folder / "signing-keys"),
        "SUYTON_TRUST_DIR": str(folder / "trust"),
        "SUYTON_API_PORT": str(ports[1]),
        "SUYTON_COOKIE_SECURE": "false",
    }
    with processes(folder, environ) as started:
        found = Machine(folder, started, ports, database_url)
        found.start()
        yield found

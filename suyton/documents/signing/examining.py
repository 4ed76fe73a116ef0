"""The process that examines one file: ``FILE TRUST SECONDS MEMORY_MB``, the findings as JSON."""

import resource
import sys
from pathlib import Path

from suyton.documents.signing.apart import EXAMINATION
from suyton.documents.signing.checker import PadesChecker
from suyton.documents.signing.trust import TrustFolder
from suyton.way_out import leave


def main(arguments: list[str]) -> None:
    """Examine and print."""
    file, trust, seconds, memory_mb = arguments
    memory = int(memory_mb) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    checker = PadesChecker(TrustFolder(Path(trust) if trust else None))
    found = checker.examine(Path(file).read_bytes())
    sys.stdout.buffer.write(EXAMINATION.dump_json(found))
    sys.stdout.buffer.flush()
    leave(0)


if __name__ == "__main__":
    main(sys.argv[1:])

"""A program that submits in a loop until it is killed, and says what was acknowledged.

For each line read, a worker is forked; it prints its process number, then the id of each amendment, one a
line, when `submit` has returned. When the worker is dead, "dead" is printed.
"""

import os
import sys
from pathlib import Path
from uuid import uuid4

from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.proposing import Proposed
from drafting.services import amendments, privately
from tests.conftest import House, build, key


def say(line: str) -> None:
    """Print a line in one write, so that it is there whole or not at all."""
    os.write(1, f"{line}\n".encode())


def work(url: str, instance: Path) -> None:
    """Submit for ever."""
    house = House(build(url, instance), url)
    kaz, draft, op2 = house.actor("kazakhstan"), house.draft, house.paragraph("OP2")
    say(str(os.getpid()))
    while True:
        private, words = uuid4(), f"Condemn terrorism, {uuid4().int};"
        proposed = Proposed(AmendmentKind.MODIFY, op2.id, op2.wording, words)
        house.run(privately.keep, kaz, draft, private, proposed)
        say(str(house.run(amendments.submit, kaz, private, 1, key())))


def main() -> None:
    """Fork a worker for each line read."""
    url, instance = sys.argv[1], Path(sys.argv[2])
    for _ in sys.stdin:
        worker = os.fork()
        if worker == 0:
            work(url, instance)
        os.waitpid(worker, 0)
        say("dead")


if __name__ == "__main__":
    main()

"""The other end of process.py."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks.systems import PROJECT, System, make_environment


class RemoteShop:
    """A shop with a database of its own under `folder`. Raises RuntimeError when it dies."""

    def __init__(self, system: System, folder: Path) -> None:
        self.system = system
        self.environment = make_environment(system, folder)
        self.log = folder / "benchmark.log"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.process"],
            cwd=PROJECT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log.open("w"),
            text=True,
        )

    def ask(self, command: str, **arguments: Any) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([command, arguments]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.system.name}: {self.log.read_text()[-2000:]}")
        return json.loads(answer)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()

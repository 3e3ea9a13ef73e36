"""What the system tests share: the program under test, a small world that runs in seconds, and a scenario to spoil.

Each test file is run as `FILE PROGRAM SOURCE_DIRECTORY` with Debian's python3.
"""
import ctypes
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else pathlib.Path("clustress")
SOURCE = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else pathlib.Path(__file__).resolve().parents[2]
REFUSAL_SECONDS = 10  # bad input is refused within this time

# Two sectors, one region, one cluster, 1,500 jobs: some 250 firms.
WORLD = """format = 1
name = "Smallville"

[[sector]]
name = "industry"
nace = "B-E"
outside_share = { value = 0.7, assumed = true, range = [0.6, 0.8] }
cyclicality = { value = 1.4, assumed = true, range = [1.0, 2.0] }
value_added_per_job_keur = { value = 70.0, assumed = true, range = [50.0, 90.0] }
entry_rate = { value = 0.097, assumed = true, range = [0.08, 0.11] }
innovation_opportunity = { value = 1.2, assumed = true, range = [1.0, 1.5] }

[[sector]]
name = "services"
nace = "G-N"
outside_share = { value = 0.2, assumed = true, range = [0.1, 0.3] }
cyclicality = { value = 0.9, assumed = true, range = [0.5, 1.5] }
value_added_per_job_keur = { value = 55.0, assumed = true, range = [40.0, 70.0] }
entry_rate = { value = 0.097, assumed = true, range = [0.08, 0.11] }
innovation_opportunity = { value = 0.9, assumed = true, range = [0.5, 1.2] }

[[region]]
name = "Smallville"
nuts = "XX00"
employed_persons = { value = 1500, assumed = true, range = [1000, 2000] }
unemployment_rate = { value = 0.08, assumed = true, range = [0.05, 0.1] }
fixed_block_share = { value = 0.15, assumed = true, range = [0.1, 0.2] }

[region.sector_share]
industry = { value = 0.35, assumed = true, range = [0.3, 0.4] }
services = { value = 0.5, assumed = true, range = [0.4, 0.6] }

[[cluster]]
name = "metal"
region = "Smallville"
jobs = { value = 250, assumed = true, range = [200, 300] }

[cluster.sector_weight]
industry = { value = 1.0, assumed = true, range = [0.9, 1.0] }
"""

SCENARIO = """format = 1
title = "A voucher in Smallville"
world = "world.toml"

[simulation]
start = "2016Q1"
spin_up_quarters = 40
populations = 1
burn_in_quarters = 8
horizon_quarters = 12
replicates = 4
seed = 7

[[variant]]
name = "vouchers"

[[variant.instrument]]
kind = "innovation_voucher"
budget_keur = 300.0
duration_quarters = 8
selection = "lottery"

[[stress]]
name = "recession"
kind = "demand_recession"
"""


# To add: a programme that pays the same in every world.
MONEY = """
[[variant]]
name = "money"

[[variant.instrument]]
kind = "transfer"
budget_keur = 300.0
duration_quarters = 8
"""


class Run:
    """A finished run of the program."""

    def __init__(self, code, out, err, seconds):
        self.code, self.out, self.err, self.seconds = code, out, err, seconds

    def __str__(self):
        streams = f"--- stdout\n{self.out[-3000:]}\n--- stderr\n{self.err[-3000:]}"
        return f"exit {self.code} after {self.seconds:.1f} s\n{streams}"


class Hash(ctypes.Structure):
    _fields_ = [("low", ctypes.c_uint64), ("high", ctypes.c_uint64)]


def seal(path):
    """Seals a file that has no seal."""
    body = path.read_bytes()
    fingerprint = ctypes.CDLL("libxxhash.so.0").XXH3_128bits
    fingerprint.restype, fingerprint.argtypes = Hash, [ctypes.c_char_p, ctypes.c_size_t]
    value = fingerprint(body, len(body))
    path.write_bytes(body + f"\nclustress-seal-1 {value.high:016x}{value.low:016x} {len(body):012x}".encode().ljust(63) + b"\n")


class SystemTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="clustress-")
        self.addCleanup(directory.cleanup)
        self.folder = pathlib.Path(directory.name)
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache"), "CLUSTRESS_CACHE": ""}
        self.write("world.toml", WORLD)
        self.scenario = self.write("scenario.toml", SCENARIO)
        self.result = self.folder / "result.h5"

    def write(self, name, content):
        """Writes text or bytes into the test's folder; the path."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def scenario_with(self, *changes, name="scenario.toml"):
        """The scenario with (old, new) texts replaced; each old text must be there."""
        text = SCENARIO
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        return self.write(name, text)

    def start(self, *arguments, before=None):
        return subprocess.Popen([str(PROGRAM), *map(str, arguments)], cwd=self.folder, env=self.environment,
                                preexec_fn=before,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                errors="replace")

    def run_program(self, *arguments, seconds=120, before=None):
        begin = time.monotonic()
        process = self.start(*arguments, before=before)
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            words = " ".join(map(str, arguments))
            self.fail(f"clustress {words} did not end within {seconds} s\n{out[-2000:]}\n{err[-2000:]}")
        return Run(process.returncode, out, err, time.monotonic() - begin)

    def complete(self, *arguments, seconds=120, before=None):
        """Runs the program, which must end with exit 0."""
        run = self.run_program(*arguments, seconds=seconds, before=before)
        self.assertEqual(run.code, 0, run)
        return run

    def refuse(self, code, words, *arguments, before=None):
        """Runs the program, which must refuse within seconds, on stderr, in one voice, and say each of `words`."""
        run = self.run_program(*arguments, seconds=REFUSAL_SECONDS, before=before)
        self.assertEqual(run.code, code, run)
        self.assertIn("clustress: error: ", run.err, run)
        self.assertNotIn("\0", run.err)
        for word in words:
            self.assertIn(word, run.err, run)
        return run

    def wait_until(self, true_now, seconds=60, what="the condition"):
        end = time.monotonic() + seconds
        while not true_now():
            if time.monotonic() > end:
                self.fail(f"{what} did not come true within {seconds} s")
            time.sleep(0.01)

    def parts_of(self, result):
        """Finished blocks of a run under way, without lock and files still being written."""
        folder = pathlib.Path(f"{result}.parts")
        return sorted(folder.glob("*.h5")) if folder.is_dir() else []

    def start_and_wait_for_a_block(self, *arguments):
        """Starts a run that writes self.result; returns its process once there is a finished block more than before."""
        before = len(self.parts_of(self.result))
        process = self.start("run", *arguments, before=interrupt_is_default)
        self.wait_until(lambda: len(self.parts_of(self.result)) > before or process.poll() is not None,
                        what="a finished block")
        return process

    def stop_in_the_middle(self, how, *arguments):
        """Starts a run that writes self.result and sends the signal `how` once it has finished a block. Returns the Run."""
        begin = time.monotonic()
        process = self.start_and_wait_for_a_block(*arguments)
        process.send_signal(how)
        out, err = process.communicate(timeout=60)
        run = Run(process.returncode, out, err, time.monotonic() - begin)
        self.assertFalse(self.result.exists(), f"the run ended before the signal; make it longer\n{run}")
        self.assertTrue(self.parts_of(self.result), f"no finished block is left\n{run}")
        return run

    def same_bits(self, one, other):
        self.complete("info", "--compare", one, other)


def interrupt_is_default():
    """For a child: a test runner in the background may have SIGINT ignored, which programs inherit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main():
    unittest.main(argv=sys.argv[:1], verbosity=2)

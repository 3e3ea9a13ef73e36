"""The stand on which faults are tried: folders, runs of the real program, what must hold after each fault.

After every fault: the program ended by itself with an exit code of the manual (or by the signal sent; exceptions stand in
docs/robustness.md), an error is said in one voice, the same command then completes, repeats no replicate that was finished,
leaves nothing behind, and the result has the bits of an undisturbed run.
"""
import collections
import errno
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import h5py

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "tests" / "system"))
from support import SCENARIO, WORLD, Run, interrupt_is_default  # noqa: E402

WRITES = "create write pwrite fsync ftruncate fallocate mkdir rename unlink remove"
READS = "open read pread"
SIMULATED = re.compile(r"(\d+) of them simulated now")
SHORT = SCENARIO.replace("spin_up_quarters = 40", "spin_up_quarters = 8").replace("horizon_quarters = 12",
                                                                                "horizon_quarters = 8")


class Broken(AssertionError):
    """The program did not keep a promise."""


class Left(Exception):
    """This machine does not allow the fault."""


class Stand:
    def __init__(self, program, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.folder.chmod(0o755)  # for runs as another user, who may not reach the place of the program either
        self.program = pathlib.Path(shutil.copy(program, self.folder / "program"))
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache"), "CLUSTRESS_CACHE": ""}
        self.inputs = self.folder / "inputs"
        self.inputs.mkdir()
        (self.inputs / "world.toml").write_text(WORLD)
        self.scenario = self.inputs / "scenario.toml"
        self.scenario.write_text(SHORT)
        self.shim = self.folder / "shim.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-D_FORTIFY_SOURCE=0", "-o", self.shim,
                        pathlib.Path(__file__).parent / "shim.c", "-ldl"], check=True)
        self.references, self.seconds, self.states = {}, {}, {}

    def case(self, state=None):
        """A folder of its own for one fault, with a copy of a state in it."""
        folder = pathlib.Path(tempfile.mkdtemp(prefix="case-", dir=self.folder))
        if state is not None:
            shutil.copytree(state, folder, dirs_exist_ok=True)
        return folder

    def start(self, arguments, environment=None, before=None, output=subprocess.PIPE, errors=subprocess.PIPE, cwd=None):
        def prepare():
            interrupt_is_default()
            if before is not None:
                before()
        changed = {k: v for k, v in {**self.environment, **(environment or {})}.items() if v is not None}
        return subprocess.Popen([self.program, *map(str, arguments)], cwd=cwd or self.inputs, env=changed,
                                preexec_fn=prepare, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, text=True,
                                errors="replace")

    def run(self, *arguments, seconds=180, **how):
        return self.finish(self.start(arguments, **how), seconds)

    def finish(self, process, seconds):
        """Waits for the end of a process, at most so many seconds; the Run, with the seconds waited."""
        begun = time.monotonic()
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Broken(f"did not end within {seconds} s: {process.args}") from None
        return Run(process.returncode, out or "", err or "", time.monotonic() - begun)

    def arguments(self, result, replicates=2, threads=1):
        return ["run", self.scenario, "-o", result, "--replicates", replicates, "--threads", threads]

    def reference(self, replicates=2):
        """An undisturbed run."""
        if replicates not in self.references:
            path = self.folder / f"reference-{replicates}.h5"
            self.seconds[replicates] = require(self.run(*self.arguments(path, replicates)), [0]).seconds
            self.references[replicates] = path
        return self.references[replicates]

    def parts_state(self, replicates=2):
        """A folder with a part for each replicate and no result yet: of a run that was extended by one replicate after
        another and killed each time before its last rename."""
        if replicates not in self.states:
            folder = self.case()
            for wanted in range(1, replicates + 1):
                fault = self.fault(folder, "rename", at=2)
                require(self.run(*self.arguments(folder / "result.h5", wanted), environment=fault), [-9])
                (folder / "result.h5.lock").unlink()
            self.states[replicates] = folder
        return self.states[replicates]

    def fault(self, folder, calls, at=0, error=0, stay=False, clock=0):
        """Environment in which the `at`-th of the calls on files of the folder fails; error 0 kills the program there."""
        return {"LD_PRELOAD": str(self.shim), "FAULT_UNDER": str(folder), "FAULT_CALLS": f" {calls} ", "FAULT_AT": str(at),
                "FAULT_ERRNO": str(error), "FAULT_STAY": str(int(stay)), "FAULT_CLOCK": str(clock),
                "FAULT_TRACE": f"{trace_of(folder)}"}

    def calls(self, calls, arguments, state=None):
        """All such calls of an undisturbed run, in order, as (name, path, …)."""
        folder = self.case(state)
        run = self.run(*arguments(folder), environment=self.fault(folder, calls))
        require(run, [0])
        return [line.split("\t") for line in trace_of(folder).read_text().splitlines()]

    def goes_on(self, folder, replicates=2, finished=None, threads=1):
        """The same command completes without the fault; returns how many finished replicates were lost."""
        result = folder / "result.h5"
        kept = units_of(result) if finished is None else finished
        there = result.exists()
        run = self.run(*self.arguments(result, replicates, threads))
        require(run, [0])
        again = int(SIMULATED.search(run.err)[1]) if SIMULATED.search(run.err) else 0
        lost = 0 if there else max(0, again - (replicates - kept))
        self.is_the_reference(result, replicates)
        left = sorted(p.name for p in folder.iterdir() if p.name.startswith("result.h5") and p != result)
        if left:  # parts that were set aside keep their folder
            raise Broken(f"left behind: {left}")
        if lost > 0:
            raise Broken(f"{lost} finished replicates were simulated again\n{run}")
        return lost

    def is_the_reference(self, result, replicates=2):
        require(self.run("info", "--compare", self.reference(replicates), result), [0])


def trace_of(folder):
    return folder.parent / f"{folder.name}.trace"


def runs(trial):
    return lambda folder: trial.stand.arguments(folder / "result.h5")


def simulating(call):
    """Whether a call of a run is none of those that put the result together or clear away afterwards."""
    return "result.h5.tmp" not in call[1] and call[0] not in ("remove", "unlink")


def parts_of(result):
    return sorted(pathlib.Path(f"{result}.parts").glob("*.h5"))


def units_of(result):
    """How many finished replicates the parts hold; one that cannot be read counts as one."""
    count = 0
    for part in parts_of(result):
        try:
            with h5py.File(part, "r") as file:
                count += file["status/replicate"].size
        except (OSError, KeyError):
            count += 1
    return count


def require(run, codes, words=(), said=True):
    """The run ended with one of the codes; an error is said in one voice, if it can be, and has the words."""
    if run.code not in codes:
        raise Broken(f"exit code {run.code} is none of {sorted(codes)}\n{run}")
    if said and run.code in (2, 3, 5) and "clustress: error: " not in run.err:
        raise Broken(f"no message\n{run}")
    for word in words:
        if word not in run.err:
            raise Broken(f"the message lacks \"{word}\"\n{run}")
    return run


class Trial:
    """What one kind of fault did, for the table; in a walk, `where` is the call that is hit."""

    def __init__(self, stand):
        self.where = ""
        self.stand, self.codes, self.lost, self.messages = stand, collections.Counter(), 0, collections.Counter()

    def saw(self, run, codes, words=(), said=True):
        require(run, codes, words, said)
        self.codes[str(run.code) if run.code >= 0 else f"signal {-run.code}"] += 1
        said = [line for line in run.err.splitlines() if line.startswith("clustress: ") or " aside " in line or
                "lock was taken over" in line]
        self.messages.update(map(self.short, said[:1]))
        return run

    def short(self, line):
        """Without the folders of this campaign and what differs from case to case."""
        line = re.sub(re.escape(str(self.stand.folder)) + r"/case-[^/: ]*/?", "", line)
        return re.sub(r"process \d+", "process 123", re.sub(r"[0-9a-f]{12}-p\d{6}-\d{6}(-p\d{6})?-\d{6}", "PART", line))

    def walk(self, calls, arguments, codes, times, state=None, bulk=40, chosen=None, **how):
        """Hits the calls of a run one after the other (of a long row of the same call on the same file each `bulk`-th;
        evenly fewer if there are more than `times`). Yields each folder, in which the run must then go on."""
        listed, targets, row = self.stand.calls(calls, arguments, state), [], 0
        for at, call in enumerate(listed, 1):
            row = row + 1 if at > 1 and call[:2] == listed[at - 2][:2] else 0
            if row % bulk == 0 and (chosen is None or chosen(call)):
                targets.append(at)
        step = max(1.0, len(targets) / times)
        for at in sorted({targets[int(k * step)] for k in range(min(times, len(targets)))}):
            self.where = f"call {at}, {listed[at - 1]}: "
            folder = self.stand.case(state)
            run = self.stand.run(*arguments(folder), environment=self.stand.fault(folder, calls, at=at, **how))
            if "hit " not in trace_of(folder).read_text():
                raise Broken("was not reached")
            self.saw(run, codes)
            yield folder
            shutil.rmtree(folder, ignore_errors=True)
            trace_of(folder).unlink()
        self.where = ""


FAULTS = []


def fault(what, times, short):
    """Enters a fault in the campaign: `times` injections in full, `short` in the tests (0: none)."""
    def enter(function):
        FAULTS.append((what, times, short, function))
        return function
    return enter


ENOSPC, EIO, EACCES, ENOLCK = errno.ENOSPC, errno.EIO, errno.EACCES, errno.ENOLCK

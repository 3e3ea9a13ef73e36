"""Runs that are stopped: by signals at random moments, by SIGKILL at each system call, by a power cut."""
import os
import pathlib
import random
import signal
import time

from .stand import WRITES, Broken, fault, parts_of, runs, simulating, trace_of

REPLICATES = 12


def stop_at_random(trial, times, number, codes):
    """Sends the signal at random moments and starts again until the run completes; then the next run, `times` times in all."""
    stand, chance = trial.stand, random.Random(number)
    stand.reference()  # fills the cache of populations
    stand.reference(REPLICATES)
    latest, sent = stand.seconds[REPLICATES], 0
    while sent < times:
        folder = stand.case()
        result = folder / "result.h5"
        while not result.exists() and sent < times:
            kept = identities(parts_of(result))
            process = stand.start(stand.arguments(result, REPLICATES, 2))
            time.sleep(chance.uniform(0, latest))
            running = process.poll() is None
            process.send_signal(number)
            run = stand.finish(process, 60)
            if not running:
                latest *= 0.9
                continue
            sent += 1
            trial.saw(run, codes)
            if run.code == 0 and not result.exists():
                raise Broken(f"says complete and is not\n{run}")
            if not result.exists() and not kept <= identities(parts_of(result)):
                raise Broken("a finished part is gone")
        trial.lost += stand.goes_on(folder, REPLICATES, threads=2)


def identities(paths):
    return {(path.name, path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


@fault("SIGKILL at a random moment", 100, 3)
def kill(trial, times):
    stop_at_random(trial, times, signal.SIGKILL, [-9, 0])


@fault("SIGTERM at a random moment", 15, 0)
def terminate(trial, times):
    stop_at_random(trial, times, signal.SIGTERM, [143, -15, 0])  # -15 before the program listens, 0 if it was about to end


@fault("SIGINT at a random moment", 15, 0)
def interrupt(trial, times):
    stop_at_random(trial, times, signal.SIGINT, [130, -2, 0])


@fault("SIGHUP at a random moment (terminal closed)", 5, 0)
def hang_up(trial, times):
    stop_at_random(trial, times, signal.SIGHUP, [-1, 0])


@fault("SIGSTOP, a pause, SIGCONT", 5, 1)
def pause(trial, times):
    stand = trial.stand
    for _ in range(times):
        folder = stand.case()
        process = stand.start(stand.arguments(folder / "result.h5"))
        for _ in range(3):
            time.sleep(0.1)
            process.send_signal(signal.SIGSTOP)
            time.sleep(0.2)
            process.send_signal(signal.SIGCONT)
        trial.saw(stand.finish(process, 120), [0])
        stand.is_the_reference(folder / "result.h5")


@fault("SIGKILL in place of each writing system call while simulating", 60, 3)
def kill_while_simulating(trial, times):
    for folder in trial.walk(WRITES, runs(trial), [-9], times, chosen=simulating):
        trial.lost += trial.stand.goes_on(folder)


@fault("SIGKILL in place of each of them while the result is put together", 60, 3)
def kill_while_assembling(trial, times):
    for folder in trial.walk(WRITES, runs(trial), [-9], times, state=trial.stand.parts_state()):
        trial.lost += trial.stand.goes_on(folder)


@fault("power cut at each of them: what was not synced is lost", 60, 4)
def power_cut(trial, times):
    for folder in trial.walk(WRITES, runs(trial), [-9], times, bulk=100):
        finished = lose_what_is_not_synced(folder)
        trial.lost += trial.stand.goes_on(folder, finished=finished)


def lose_what_is_not_synced(folder):
    """Empties the files written after their last fsync, takes back renames whose directory was not synced after; returns the
    number of parts that were safe. Nothing may be begun or cleared away on the strength of a rename that is not safe."""
    written, renamed, safe = {}, [], set()
    for line in trace_of(folder).read_text().splitlines():
        if line.startswith("hit "):
            break  # did not happen
        name, path, *other = line.split("\t")
        if name in ("write", "pwrite", "ftruncate"):
            written[path] = True
        elif name == "fsync" and path not in written:  # of a directory
            safe |= {to for _, to in renamed if os.path.dirname(to) == path}
            renamed = [(old, to) for old, to in renamed if os.path.dirname(to) != path]
        elif name == "fsync":
            written.pop(path, None)
        elif name == "rename":
            if path in written:
                raise Broken(f"{path} was renamed before it was synced")
            renamed.append((path, other[0]))
        elif name in ("create", "remove", "unlink") and renamed:
            raise Broken(f"{name} {path} before the renaming of {renamed[-1][0]} was synced")
    for old, to in renamed:
        os.rename(to, old)
        pathlib.Path(old).write_bytes(b"")
    for path in written:
        if os.path.exists(path):
            pathlib.Path(path).write_bytes(b"")
    return len([path for path in safe if path.endswith(".h5") and ".parts" in path])

"""Files that were damaged after they were written, locks that were left, clocks and caches that are wrong."""
import functools
import random
import shutil
import socket

from .stand import ENOLCK, ENOSPC, WRITES, Broken, fault, parts_of, require, units_of


def flip(path, chance):
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def cut(path, chance):
    path.write_bytes(path.read_bytes()[:chance.randrange(path.stat().st_size)])


def empty(path, _):
    path.write_bytes(b"")


def damages(function, *kinds):
    """Enters a fault for each kind of damage: what, times, short as in `fault`, and who does it."""
    for what, times, short, damage in kinds:
        fault(what, times, short)(functools.partial(function, damage=damage))


def damaged_parts(trial, times, damage):
    stand, chance = trial.stand, random.Random(1)
    for k in range(times):
        folder = stand.case(stand.parts_state(3))
        result = folder / "result.h5"
        damage(parts_of(result)[k % 3], chance)
        require(stand.run("info", result), [0])
        run = trial.saw(stand.run(*stand.arguments(result, 3)), [0], ["set aside as", ".damaged"])
        if "1 of them simulated now" not in run.err:
            raise Broken(f"another number of replicates was repeated\n{run}")
        stand.is_the_reference(result, 3)
        shutil.rmtree(folder)


damages(damaged_parts, ("a part with a flipped bit", 24, 1, flip), ("a part cut off", 12, 1, cut),
        ("a part emptied", 3, 0, empty))


def damaged_result(trial, times, damage):
    stand, chance = trial.stand, random.Random(2)
    commands = [lambda path: ["info", path], lambda path: ["compare", path], lambda path: ["info", "--compare", path, path],
                lambda path: ["merge", path, "-o", path.parent / "merged.h5"], lambda path: stand.arguments(path, 4)]
    for k in range(times):
        folder = stand.case()
        path = folder / "result.h5"
        shutil.copy(stand.reference(), path)
        damage(path, chance)
        before = path.read_bytes()
        trial.saw(stand.run(*commands[k % len(commands)](path)), [3], [str(path)])
        if path.read_bytes() != before or len(list(folder.iterdir())) != 1:
            raise Broken(f"changed, or left something: {list(folder.iterdir())}")
        shutil.rmtree(folder)


damages(damaged_result, ("a result with a flipped bit: info, compare, merge, run", 60, 5, flip),
        ("a result cut off: info, compare, merge, run", 25, 5, cut),
        ("an empty result: info, compare, merge, run", 5, 5, empty))


def left_lock(trial, text, codes, words, without):
    stand = trial.stand
    folder = stand.case(stand.parts_state())
    (folder / "result.h5.lock").write_bytes(text)
    changed = stand.fault(folder, "flock", at=1, error=ENOLCK, stay=True) if without else {}
    trial.saw(stand.run(*stand.arguments(folder / "result.h5"), environment=changed), codes, words)
    if codes != [0]:
        if not (folder / "result.h5.lock").exists():
            raise Broken("the lock of another was removed")
        (folder / "result.h5.lock").unlink()  # as the message says
    trial.lost += stand.goes_on(folder)


def host():
    return socket.gethostname()


DEAD = 4194303  # the last process number of Linux, hardly ever given


@fault("lock of a dead process, of another host, of nobody; the file system has locks", 4, 2)
def stale_lock(trial, times):
    for text in (f"pid {DEAD}\nhost {host()}\n".encode(), b"pid 17\nhost elsewhere\n", b"", b"\0\xff nonsense")[:times]:
        left_lock(trial, text, [0], [], False)


@fault("lock of a dead process, of nobody; the file system has none (ENOLCK)", 3, 1)
def stale_lock_without(trial, times):
    for text in (f"pid {DEAD}\nhost {host()}\n".encode(), b"", b"\0\xff nonsense")[:times]:
        left_lock(trial, text, [0], [], True)


@fault("lock of a process of another host; the file system has none", 1, 1)
def foreign_lock_without(trial, _):
    left_lock(trial, b"pid 17\nhost elsewhere\n", [5], ["process 17 on host elsewhere", "remove this file"], True)


@fault("two runs on one output, begun together", 15, 1)
def two_at_once(trial, times):
    stand = trial.stand
    for _ in range(times):
        folder = stand.case()
        both = [stand.start(stand.arguments(folder / "result.h5")) for _ in range(2)]
        try:
            ended = [stand.finish(process, 120) for process in both]
        finally:
            for process in both:  # the second, if the first did not end
                process.kill()
                process.communicate()
        for run in sorted(ended, key=lambda run: run.code):
            trial.saw(run, [0, 5])
        if min(run.code for run in ended) != 0:
            raise Broken(f"none completed\n{ended[0]}\n{ended[1]}")
        trial.lost += stand.goes_on(folder)
        shutil.rmtree(folder)


@fault("clock of the day jumps by hours or decades between two looks", 4, 1)
def clock(trial, times):
    stand = trial.stand
    for seconds in (4000, 86400 * 365 * 30, -3600, 86400 * 365 * 9000)[:times]:
        folder = stand.case()
        changed = stand.fault(folder, "", clock=seconds)
        trial.saw(stand.run(*stand.arguments(folder / "result.h5"), "--time-limit", "1h", environment=changed), [0])
        require(stand.run("info", folder / "result.h5", environment=changed), [0])
        trial.lost += stand.goes_on(folder)


@fault("clock jumps, and a time limit of 1 s", 3, 1)
def clock_and_limit(trial, times):
    stand = trial.stand
    for seconds in (4000, -4000, 86400 * 365 * 30)[:times]:
        folder = stand.case()
        result = folder / "result.h5"
        changed = stand.fault(folder, "", clock=seconds)
        run = stand.run(*stand.arguments(result, 400), "--time-limit", "1", environment=changed)
        trial.saw(run, [75], ["time limit of 1", "safe"])
        if run.seconds > 20:
            raise Broken(f"the limit of 1 s came after {run.seconds} s")
        kept = units_of(result)
        if f"{kept} of 400 replicates are safe" not in run.err:
            raise Broken(f"the parts hold {kept}\n{run}")


@fault("damaged population cache: flipped bit, cut off, emptied", 12, 1)
def cache(trial, times):
    stand, chance = trial.stand, random.Random(3)
    stand.reference()
    for k in range(times):
        folder = stand.case(stand.folder / "cache")
        for entry in (folder / "clustress").iterdir():
            (flip, cut, empty)[k % 3](entry, chance)
        (folder / "cache").mkdir()
        (folder / "clustress").rename(folder / "cache" / "clustress")
        result = folder / "result.h5"
        trial.saw(stand.run(*stand.arguments(result), environment={"XDG_CACHE_HOME": str(folder / "cache")}), [0])
        stand.is_the_reference(result)


@fault("no HOME; cache directory a file, full, missing, not writable", 6, 2)
def no_cache(trial, times):
    stand = trial.stand
    stand.reference()
    file = stand.inputs / "scenario.toml"
    full = stand.case()
    for changed in ({"HOME": None, "XDG_CACHE_HOME": None}, {"HOME": "/nonexistent", "XDG_CACHE_HOME": None},
                    {"XDG_CACHE_HOME": str(file)}, {"XDG_CACHE_HOME": "/proc/1"}, {"XDG_CACHE_HOME": "/dev/full"},
                    {"XDG_CACHE_HOME": str(full), **stand.fault(full, WRITES, at=1, error=ENOSPC, stay=True)})[-times:]:
        folder = stand.case()
        trial.saw(stand.run(*stand.arguments(folder / "result.h5"), environment=changed), [0])
        trial.lost += stand.goes_on(folder)

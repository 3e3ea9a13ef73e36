"""Little memory, few open files, closed streams, languages, time zones, odd names, merging."""
import os
import resource
import shutil
import subprocess

from .stand import ENOSPC, WRITES, Broken, Left, fault, require


def limited(what, value):
    return lambda: resource.setrlimit(what, (value, value))


@fault("limit on memory (RLIMIT_AS), from too little to start up to enough", 30, 3)
def memory(trial, times):
    stand = trial.stand
    least = next(m for m in range(10, 400) if stand.run("--version", before=limited(resource.RLIMIT_AS, m << 20)).code == 0)
    for k in range(times):
        folder = stand.case(stand.parts_state() if k % 2 else None)
        result = folder / "result.h5"
        megabytes = least + 80 * k // times
        run = stand.run(*stand.arguments(result, threads=2), before=limited(resource.RLIMIT_AS, megabytes << 20))
        trial.saw(run, [0, 1, 3, -6, -11])  # HDF5 1.10 and TBB crash at some places where they get no memory
        trial.lost += stand.goes_on(folder)
        shutil.rmtree(folder)


@fault("limit on open files (RLIMIT_NOFILE), from 3 up", 14, 3)
def descriptors(trial, times):
    stand = trial.stand
    for k in range(times):
        folder = stand.case(stand.parts_state() if k % 2 else None)
        # As few as that do not suffice to load the program's libraries (exit code 127 of the system).
        run = stand.run(*stand.arguments(folder / "result.h5"), before=limited(resource.RLIMIT_NOFILE, 3 + k))
        trial.saw(run, [0, 2, 3, 127])
        trial.lost += stand.goes_on(folder)
        shutil.rmtree(folder)


def closed(*streams):
    return lambda: [os.close(stream) for stream in streams]


@fault("standard streams closed, in all combinations", 7, 3)
def closed_streams(trial, times):
    stand = trial.stand
    for streams in ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2))[-times:]:
        folder = stand.case()
        trial.saw(stand.run(*stand.arguments(folder / "result.h5"), before=closed(*streams)), [0])
        trial.lost += stand.goes_on(folder)


@fault("notes and progress to a full disk, or to a pipe that nobody reads", 4, 4)
def full_errors(trial, _):
    stand = trial.stand
    for open_errors in (lambda: open("/dev/full", "w"), dead_pipe):
        with open_errors() as errors:
            folder = stand.case()
            trial.saw(stand.run(*stand.arguments(folder / "result.h5"), errors=errors), [0])
            trial.lost += stand.goes_on(folder)
            trial.saw(stand.run("info", folder / "nothing.h5", errors=errors, before=None), [3], said=False)


def dead_pipe():
    reading, writing = os.pipe()
    os.close(reading)
    return os.fdopen(writing, "w")


@fault("tables to a full disk or a closed standard output", 4, 4)
def full_output(trial, _):
    stand = trial.stand
    for command in (["info"], ["compare"]):
        with open("/dev/full", "w") as full:
            trial.saw(stand.run(*command, stand.reference(), output=full), [3], ["could not be written"])
        trial.saw(stand.run(*command, stand.reference(), before=closed(1)), [3], ["could not be written"])


@fault("tables to a pipe that nobody reads any more (head)", 2, 2)
def cut_pipe(trial, _):
    for command in ("info", "compare"):
        with dead_pipe() as pipe:
            trial.saw(trial.stand.run(command, trial.stand.reference(), output=pipe), [0])


@fault("languages with a decimal comma and a dotless i, time zones far away", 6, 2)
def languages(trial, times):
    stand = trial.stand
    locales = stand.folder / "locales"
    locales.mkdir(exist_ok=True)
    for name in ("de_DE", "tr_TR"):
        made = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", locales / f"{name}.UTF-8"], capture_output=True)
        if made.returncode > 1:
            raise Left("localedef cannot make the locales")
    tables = require(stand.run("compare", stand.reference(), "--format", "csv"), [0]).out
    for language, zone in (("de_DE", "Pacific/Kiritimati"), ("tr_TR", "America/Anchorage"), ("de_DE", "nonsense"),
                           ("xx_XX", ""), ("tr_TR", "<+99>-99"), ("C", ":/dev/full"))[:times]:
        changed = {"LOCPATH": str(locales), "LC_ALL": f"{language}.UTF-8", "LANG": f"{language}.UTF-8", "TZ": zone}
        folder, point = stand.case(), ["--set", "model.market.sales_elasticity=2.1"]
        trial.saw(stand.run(*stand.arguments(folder / "there.h5"), *point, environment=changed), [0])
        require(stand.run(*stand.arguments(folder / "here.h5"), *point), [0])
        require(stand.run("info", "--compare", folder / "here.h5", folder / "there.h5"), [0])
        if require(stand.run("compare", stand.reference(), "--format", "csv", environment=changed), [0]).out != tables:
            raise Broken(f"other tables in {language}")


NAMES = ("two words.h5", "Überprüfung Größe.h5", "new\nline.h5", "tab\tand\x1b[31mred.h5", "-o.h5", "--force", "no suffix",
         ".h5", "quote'\"$(x)`.h5", "100%{}.h5", "日本.h5", b"not utf-8 \xff\xfe.h5", "a.shard-1-of-2.h5", "x.tmp", "y.parts")


@fault("odd names of the output: blanks, umlauts, newline, leading dash, control characters, no UTF-8", 15, 4)
def odd_names(trial, times):
    stand = trial.stand
    for name in NAMES[-times:]:
        folder = stand.case()
        text = os.fsdecode(name)
        target = folder / text
        arguments = stand.arguments("X")
        arguments[2:4] = [f"--output={text}"]  # a name that begins with a dash needs this form
        trial.saw(stand.run(*arguments, cwd=folder), [0])
        left = [p.name for p in folder.iterdir() if p != target]
        if left:
            raise Broken(f"left behind: {left}")
        stand.is_the_reference(target)
        require(stand.run("compare", target), [0])
        shutil.copy(target, folder / "spoilt")
        target.write_bytes(b"spoilt")
        run = require(stand.run("info", target), [3])
        if "\x1b" in run.err or any(not line.startswith("clustress: error: ") for line in run.err.splitlines()):
            raise Broken(f"control characters on the terminal\n{run!s}")


@fault("odd names of the scenario", 6, 2)
def odd_scenarios(trial, times):
    stand = trial.stand
    for name in ("two words.toml", "Größe.toml", "new\nline.toml", "-s.toml", "100%{}.toml", b"\xff.toml")[-times:]:
        folder = stand.case(stand.inputs)
        path = folder / os.fsdecode(name)
        (folder / "scenario.toml").rename(path)
        arguments = stand.arguments(folder / "result.h5")
        arguments[1] = f"./{path.name}" if path.name[0] == "-" else path.name
        trial.saw(stand.run(*arguments, cwd=folder), [0])
        stand.is_the_reference(folder / "result.h5")


def shards_state(stand, of=3):
    if "shards" not in stand.states:
        folder = stand.case()
        for number in range(1, of + 1):
            require(stand.run(*stand.arguments(folder / "result.h5"), "--shard", f"{number}/{of}"), [0])
        stand.states["shards"] = folder
    return stand.states["shards"]


@fault("many shards, most of them empty, joined with 20 open files (RLIMIT_NOFILE)", 100, 0)
def many_shards(trial, times):
    stand = trial.stand
    folder = stand.case()
    for number in range(1, times + 1):
        trial.saw(stand.run(*stand.arguments(folder / "result.h5"), "--shard", f"{number}/{times}"), [0])
    require(stand.run(*merges(folder), before=limited(resource.RLIMIT_NOFILE, 20)), [0])
    stand.is_the_reference(folder / "result.h5")
    shutil.rmtree(folder)


def merges(folder):
    return ["merge", *sorted(folder.glob("*.shard-*.h5")), "-o", folder / "result.h5"]


def merging(trial, times, codes, **how):
    stand = trial.stand
    for folder in trial.walk(WRITES, merges, codes, times, state=shards_state(stand), bulk=100, **how):
        if len(list(folder.glob("*.shard-*.h5"))) != 3:
            raise Broken("a shard is gone")
        require(stand.run(*merges(folder)), [0])
        stand.is_the_reference(folder / "result.h5")


@fault("merge: SIGKILL in place of each writing system call", 30, 2)
def killed_merge(trial, times):
    merging(trial, times, [-9])


@fault("merge: disk full (ENOSPC) from each writing system call on", 30, 2)
def full_merge(trial, times):
    merging(trial, times, [0, 3], error=ENOSPC, stay=True)

"""Disks that are full, broken, read-only or gone, and output paths that are no files."""
import os
import pathlib
import resource
import shutil
import subprocess
import time

from .stand import EIO, ENOSPC, READS, WRITES, Broken, Left, Run, fault, parts_of, runs, simulating

# The program in a mount namespace of its own: $1 size of the disk, $2 its folder, then the command. After the fault, the disk
# is made larger and the command is given again.
SMALL_DISK = """set -e
mount -t tmpfs -o size="$1",mode=755 small "$2"; disk=$2; shift 2
code=0; "$@" || code=$?
echo "first $code" >&2
ls "$disk"/result.h5.parts 2>/dev/null | grep -c 'h5$' | sed 's/^/finished /' >&2
mount -o remount,size=100m "$disk"
"$@"
cp "$disk"/result.h5 "$disk".h5
"""


def in_namespace(script, *arguments, environment=None):
    """Runs a script of sh as root of a user namespace."""
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode != 0:
        raise Left("no user namespaces here")
    return subprocess.run(["unshare", "-rm", "sh", "-c", script, "sh", *map(str, arguments)], env=environment, text=True,
                          capture_output=True, stdin=subprocess.DEVNULL)


@fault("disk really full (tmpfs of 8 kB to 2.2 MB), then made larger", 16, 1)
def small_disk(trial, times):
    stand = trial.stand
    for k in range(times):
        folder = stand.case()
        size = 8192 + 2_200_000 * k // times
        done = in_namespace(SMALL_DISK, size, folder, stand.program, *stand.arguments(folder / "result.h5"),
                            environment=stand.environment)
        before, after = done.stderr.split("first ")
        trial.saw(Run(int(after.split()[0]), "", before, 0), [3], ["free space"])
        if done.returncode != 0:
            raise Broken(f"did not go on with room on the disk\n{done.stderr}")
        finished = int(after.split("finished ")[1].split()[0]) if "finished " in after else 0
        again = int(after.split("complete: 2 replicates, ")[1].split()[0])
        trial.lost += max(0, again - (2 - finished))
        stand.is_the_reference(pathlib.Path(f"{folder}.h5"))


@fault("disk full (ENOSPC) from each writing system call on, while simulating", 60, 2)
def full_while_simulating(trial, times):
    for folder in trial.walk(WRITES, runs(trial), [3], times, chosen=simulating, error=ENOSPC, stay=True):
        trial.lost += trial.stand.goes_on(folder)


@fault("disk full (ENOSPC) from each of them on while the result is put together", 60, 3)
def full_while_assembling(trial, times):
    for folder in trial.walk(WRITES, runs(trial), [0, 3], times, state=trial.stand.parts_state(), error=ENOSPC, stay=True):
        trial.lost += trial.stand.goes_on(folder)  # 0: what could not be done was clearing away


@fault("EIO at each fsync", 20, 2)
def unsynced(trial, times):
    for folder in trial.walk("fsync", runs(trial), [3], times, error=EIO):
        trial.lost += trial.stand.goes_on(folder)


@fault("EIO once at each other writing system call", 50, 2)
def broken_once(trial, times):
    for folder in trial.walk(WRITES, runs(trial), [0, 3], times, bulk=100, error=EIO):
        trial.lost += trial.stand.goes_on(folder)


@fault("EIO at reading and opening: lock, parts, result", 40, 2)
def unreadable(trial, times):
    for folder in trial.walk(READS, runs(trial), [0, 3], times, bulk=200, state=trial.stand.parts_state(), error=EIO):
        trial.lost += trial.stand.goes_on(folder)


@fault("limit on file sizes (RLIMIT_FSIZE)", 12, 1)
def file_size(trial, times):
    stand = trial.stand
    for k in range(times):
        folder = stand.case()
        size = 1_100_000 * k // times
        run = stand.run(*stand.arguments(folder / "result.h5"),
                        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
        trial.saw(run, [3], ["ulimit -f"])
        trial.lost += stand.goes_on(folder)


READ_ONLY = """mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"; shift; exec "$@" """


@fault("directory mounted read-only", 2, 1)
def read_only(trial, times):
    stand = trial.stand
    for state in (None, stand.parts_state())[:times]:
        folder = stand.case(state)
        done = in_namespace(READ_ONLY, folder, stand.program, *stand.arguments(folder / "result.h5"),
                            environment=stand.environment)
        trial.saw(Run(done.returncode, "", done.stderr, 0), [3], ["make it writable", "result.h5"])
        trial.lost += stand.goes_on(folder)


@fault("directory without write permission", 1, 1)
def forbidden(trial, _):
    stand = trial.stand
    folder = stand.case(stand.parts_state())
    folder.chmod(0o555)
    run = stand.run(*stand.arguments(folder / "result.h5"), before=as_nobody)
    folder.chmod(0o755)
    trial.saw(run, [3], ["make it writable", "result.h5"])
    trial.lost += stand.goes_on(folder)


@fault("parts without read permission", 1, 1)
def forbidden_parts(trial, _):
    stand = trial.stand
    folder = stand.case(stand.parts_state())
    for path in (folder, pathlib.Path(f"{folder}/result.h5.parts")):
        path.chmod(0o777)
    for part in parts_of(folder / "result.h5"):
        part.chmod(0)
    run = stand.run(*stand.arguments(folder / "result.h5"), before=as_nobody)
    trial.saw(run, [3], [".h5.parts/"])
    for part in parts_of(folder / "result.h5"):
        part.chmod(0o644)
    trial.lost += stand.goes_on(folder)


def as_nobody():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


@fault("directory removed or moved during the run", 6, 1)
def vanished(trial, times):
    stand = trial.stand
    for k in range(times):
        folder = stand.case()
        result = folder / "result.h5"
        process = stand.start(stand.arguments(result, 12))
        while not parts_of(result) and process.poll() is None:
            time.sleep(0.01)
        moved = folder.with_name(f"{folder.name}-moved")
        folder.rename(moved)
        if k % 2 == 0:
            shutil.rmtree(moved)
        trial.saw(stand.finish(process, 60), [3], ["make the directory first", "result.h5"])
        if k % 2 == 1:
            folder = moved
        else:
            folder.mkdir()
        trial.lost += stand.goes_on(folder, 12)


@fault("output in no directory, a directory, a device, a pipe, a foreign file, a link to nowhere, a name too long", 8, 8)
def no_file(trial, _):
    stand = trial.stand
    folder = stand.case()
    (folder / "directory").mkdir()
    (folder / "foreign.h5").write_text("a letter")
    (folder / "empty.h5").touch()
    (folder / "link.h5").symlink_to(folder / "nowhere.h5")
    os.mkfifo(folder / "pipe.h5")
    for path in ("missing/result.h5", "directory", "foreign.h5", "empty.h5", "link.h5", "pipe.h5", "x" * 300, "/dev/full"):
        target = folder / path
        trial.saw(stand.run(*stand.arguments(target), seconds=30), [3], [str(target)])
        for command in ("info", "compare"):
            if path != "/dev/full":
                trial.stand.run(command, target, seconds=30)
    if (folder / "foreign.h5").read_text() != "a letter":
        raise Broken("a foreign file was changed")


@fault("output a symbolic link to a result of fewer replicates", 1, 1)
def link(trial, _):
    stand = trial.stand
    folder = stand.case()
    shutil.copy(stand.reference(2), folder / "old.h5")
    (folder / "result.h5").symlink_to("old.h5")
    trial.saw(stand.run(*stand.arguments(folder / "result.h5", 4)), [0])
    stand.is_the_reference(folder / "old.h5", 2)
    trial.lost += stand.goes_on(folder, 4)

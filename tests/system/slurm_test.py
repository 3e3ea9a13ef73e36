#!/usr/bin/env python3
"""A batch script for Slurm: it submits an array and a merge, whose result has the bits of one run.

usage: slurm_test.py PROGRAM SOURCE_DIRECTORY

`sbatch` and `scontrol` are stand-ins that run the tasks at once, one after the other, and note what they were asked for.
"""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SCENARIO, SystemTest, main  # noqa: E402

SBATCH = r"""#!/bin/bash
echo "$*" >>"$NOTES"
options=(); while [[ "$1" == --* ]]; do options+=("$1"); shift; done
array=; cpus=
for option in "${options[@]}"; do
  case "$option" in --array=1-*) array=${option#--array=1-} ;; --cpus-per-task=*) cpus=${option#*=} ;; esac
done
cp "$1" spooled; shift                                     # as Slurm does: $0 is no longer the file that was given
export SLURM_ARRAY_JOB_ID=7
if [ -n "$array" ]; then
  for ((task = 1; task <= array; ++task)); do
    SLURM_CPUS_PER_TASK=$cpus SLURM_ARRAY_TASK_ID=$task bash spooled "$@" >>tasks.log 2>&1
    while [ -e requeue ]; do
      rm requeue; echo "again $task" >>"$NOTES"
      SLURM_CPUS_PER_TASK=$cpus SLURM_ARRAY_TASK_ID=$task TASK_AGAIN=1 bash spooled "$@" >>tasks.log 2>&1
    done
  done
  echo 7
else
  bash spooled "$@"
fi
"""
SCONTROL = '#!/bin/bash\necho "scontrol $*" >>"$NOTES"\ntouch requeue\n'
# Ends the first session of task 2 as a time limit does.
LIMITED = """#!/bin/bash
if [ "$1" = run ] && [ "$SLURM_ARRAY_TASK_ID" = 2 ] && [ -z "$TASK_AGAIN" ]; then exit 75; fi
exec "{program}" "$@"
"""


class Slurm(SystemTest):
    def setUp(self):
        super().setUp()
        self.study = self.write("my study.toml", SCENARIO)
        self.tools = self.folder / "tools"
        self.tools.mkdir()
        for name, text in {"sbatch": SBATCH, "scontrol": SCONTROL}.items():
            (self.tools / name).write_text(text)
            (self.tools / name).chmod(0o755)
        self.notes = self.folder / "notes"

    def submit(self, script, program=PROGRAM):
        environment = {**os.environ, "PATH": f"{self.tools}:{os.environ['PATH']}", "NOTES": str(self.notes),
                       "CLUSTRESS": str(program), "CLUSTRESS_CACHE": "off"}
        return subprocess.run(["bash", script], cwd=self.folder, env=environment, capture_output=True, text=True, timeout=600)

    def test_the_array_and_its_merge_give_the_bits_of_one_run(self):
        whole = self.folder / "whole.h5"
        more = ["--replicates", 5, "--set", "targets.net_jobs=7"]
        self.complete("run", self.study, *more, "-o", whole, "--quiet")
        result = self.folder / "a b" / "it's.h5"
        result.parent.mkdir()
        said = self.complete("slurm", self.study, *more, "--shards", 3, "--cpus", 2, "--time", "2h", "--mem", "2G", "-o", result).out
        script = result.with_suffix(".slurm")
        self.assertIn(str(script), said)
        done = self.submit(script)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        self.same_bits(whole, result)
        array, merge = self.notes.read_text().splitlines()
        for asked in ("--array=1-3", "--time=2:00:00", "--cpus-per-task=2", "--mem=2048M", "--requeue"):
            self.assertIn(asked, array)
        self.assertIn("--dependency=afterany:7", merge)
        self.assertIn("Question", done.stdout)  # the merge ends with the answer

    def test_a_task_at_its_limit_goes_back_into_the_queue(self):
        limited = self.folder / "limited"
        limited.write_text(LIMITED.format(program=PROGRAM))
        limited.chmod(0o755)
        self.complete("slurm", self.study, "--shards", 2, "-o", self.result)
        done = self.submit(self.result.with_suffix(".slurm"), limited)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        self.assertIn("scontrol requeue 7_2\nagain 2\n", self.notes.read_text())
        self.complete("run", self.study, "-o", self.folder / "whole.h5", "--quiet")
        self.same_bits(self.folder / "whole.h5", self.result)

    def test_limits_come_from_the_size_of_the_run(self):
        self.complete("slurm", self.study, "--shards", 2, "-o", self.result)
        small = self.result.with_suffix(".slurm").read_text()
        self.assertIn("--time=0:30:00", small)       # the least
        self.assertIn("--time-limit 1575 ", small)   # seven eighths
        self.complete("slurm", self.study, "--shards", 2, "-o", self.result, "--replicates", 900000, "--set",
                      "simulation.horizon_quarters=400")
        large = self.result.with_suffix(".slurm").read_text()
        hours = int(large.split("--time=")[1].split(":")[0])
        self.assertGreater(hours, 0)

    def test_what_is_refused_says_why(self):
        self.refuse(2, ["--shards"], "slurm", self.study, "-o", self.result)
        self.refuse(2, ["-o RESULT.h5"], "slurm", self.study, "--shards", 2)
        self.refuse(2, ["--shards"], "slurm", self.study, "-o", self.result, "--shards", 0)
        self.result.with_suffix(".slurm").write_text("mine")
        self.refuse(2, ["no script"], "slurm", self.study, "-o", self.result, "--shards", 2)
        self.assertEqual(self.result.with_suffix(".slurm").read_text(), "mine")


if __name__ == "__main__":
    main()

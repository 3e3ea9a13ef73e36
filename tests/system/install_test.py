#!/usr/bin/env python3
"""An installed clustress works away from its sources; help, man pages and completion know every command and option.

usage: install_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SystemTest, main  # noqa: E402


class Described(SystemTest):
    def commands(self):
        names = re.findall(r"^  (\w+) {2,}\S", self.complete("--help").out, re.MULTILINE)
        self.assertGreaterEqual(len(names), 8)
        return names

    def options(self, command):
        return sorted(set(re.findall(r"--[a-z][a-z-]*", self.complete(command, "--help").out.split("Options")[1].split("Example")[0])))

    def bash(self, *words):
        """What bash offers for the last of the words."""
        script = ('source <("$0" completion bash)\nCOMP_WORDS=("$@")\nCOMP_CWORD=$(($# - 1))\n_clustress\n'
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        run = subprocess.run(["bash", "-c", script, str(PROGRAM), "clustress", *words], cwd=self.folder, capture_output=True,
                             text=True)
        self.assertEqual(run.stderr, "")
        return run.stdout.split()

    def test_every_command_has_a_purpose_and_an_example_that_names_it(self):
        for command in self.commands():
            with self.subTest(command=command):
                text = self.complete(command, "--help").out
                self.assertIn(f"clustress {command}", text.split("Example")[1])

    def test_bash_completes_commands_options_words_and_files(self):
        self.assertEqual(self.bash("ru"), ["run"])
        self.assertEqual(sorted(set(self.commands()) - set(self.bash(""))), [])
        for command in self.commands():
            self.assertEqual(sorted(self.bash(command, "--")), self.options(command), command)
        self.assertEqual(self.bash("compare", "--format", ""), ["table", "csv", "json", "xlsx"])
        self.assertEqual(self.bash("compare", "-f", "c"), ["csv"])
        self.assertEqual(self.bash("completion", "z"), ["zsh"])
        self.assertEqual(self.bash("check", "scen"), ["scenario.toml"])
        self.assertEqual(self.bash("run", "scenario.toml", "-o", "wor"), ["world.toml"])
        self.assertEqual(self.bash("run", "scenario.toml", "--threads", ""), [])

    def test_other_shells_take_their_scripts(self):
        for shell in ("zsh", "fish"):
            script = self.write(shell, self.complete("completion", shell).out)
            for command in self.commands():
                self.assertIn(f" {command}", script.read_text())
            if shutil.which(shell):
                subprocess.run([shell, "-n", script], check=True)

    def test_words_are_held_against_what_is_declared(self):
        self.refuse(2, ["--format = yaml", "table"], "compare", self.result, "--format", "yaml")
        self.refuse(2, ["SHELL = zhs", "zsh"], "completion", "zhs")

    def test_man_pages_are_sound_and_name_every_option(self):
        self.complete("manual", "--all", self.folder)
        for command in self.commands():
            page = self.folder / f"clustress-{command}.1"
            self.assertEqual(page.read_text(), self.complete("manual", command).out)
            for option in self.options(command):
                self.assertIn(option.replace("-", "\\-"), page.read_text())
            self.sound(page)
        self.sound(self.folder / "clustress.1")

    def sound(self, page):
        for number, line in enumerate(page.read_text().splitlines(), 1):  # only requests we know begin with a dot
            self.assertRegex(line, r"^(\.(TH|SH|B|BR|TP|nf|fi)\b|[^.']|$)", f"{page.name}:{number}")
        for check in (["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z"], ["mandoc", "-Tlint", "-Werror"]):
            if shutil.which(check[0]):
                run = subprocess.run([*check, page], capture_output=True, text=True)
                self.assertEqual((run.returncode, run.stderr), (0, ""))


class Installed(SystemTest):
    def test_the_installed_program_runs_the_installed_scenarios(self):
        prefix = self.folder / "prefix"
        subprocess.run(["cmake", "--install", PROGRAM.parent, "--prefix", prefix], check=True, capture_output=True)
        library = prefix / "share/clustress/scenarios/library"
        run = subprocess.run([prefix / "bin/clustress", "check", library / "leipzig-small.toml"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        for file in ("share/man/man1/clustress.1", "share/man/man1/clustress-run.1", "share/doc/clustress/README.md",
                     "share/doc/clustress/docs/model/index.md", "share/bash-completion/completions/clustress",
                     "share/zsh/site-functions/_clustress", "share/fish/vendor_completions.d/clustress.fish"):
            self.assertGreater((prefix / file).stat().st_size, 100, file)
        self.assertFalse(list(prefix.rglob("*.a")))


if __name__ == "__main__":
    main()

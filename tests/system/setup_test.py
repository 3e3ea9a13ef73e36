#!/usr/bin/env python3
"""scripts/setup against a stand-in for Debian's package manager: what it asks for, when, and what it does if refused.

usage: setup_test.py PROGRAM SOURCE_DIRECTORY
"""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402


class Setup(SystemTest):
    def setUp(self):
        super().setUp()
        self.tools = self.folder / "bin"
        self.log = self.folder / "apt.log"
        self.log.touch()
        self.stand_in("dpkg-query", 'case " $MISSING " in *" ${@: -1} "*) exit 1 ;; esac; printf installed')
        # Fails the first $FAILURES times that packages are to be installed, and always to update if $OFFLINE is set.
        self.stand_in("apt-get", f'''echo "$*" >>{self.log}
            case "$*" in
              *update*) [ -z "${{OFFLINE:-}}" ] ;;
              *) [ "$(grep -c install {self.log})" -gt "${{FAILURES:-0}}" ] ;;
            esac''')
        self.stand_in("sleep", "true")
        self.stand_in("id", 'echo "${USER_ID:-0}"')

    def stand_in(self, name, script):
        self.tools.mkdir(exist_ok=True)
        file = self.tools / name
        file.write_text(f"#!/bin/bash\n{script}\n")
        file.chmod(0o755)

    def setup_with(self, *arguments, path="/usr/bin:/bin", **environment):
        return subprocess.run([str(SOURCE / "scripts" / "setup"), *arguments], capture_output=True, text=True, timeout=60,
                              stdin=subprocess.DEVNULL, env={**os.environ, "PATH": f"{self.tools}:{path}", **environment})

    def installs(self):
        return [line for line in self.log.read_text().splitlines() if " install " in line]

    def test_nothing_missing_asks_for_nothing(self):
        result = self.setup_with(MISSING="")
        self.assertEqual((result.returncode, self.log.read_text()), (0, ""), result.stderr)

    def test_only_what_is_missing_is_installed_and_a_busy_manager_is_waited_for(self):
        result = self.setup_with(MISSING="libtbb-dev catch2")
        self.assertEqual(result.returncode, 0, result.stderr)
        [install] = self.installs()
        self.assertTrue(install.endswith(" libtbb-dev catch2"), install)
        self.assertIn("DPkg::Lock::Timeout=300", install)

    def test_a_failed_update_is_survived(self):
        result = self.setup_with(MISSING="libtbb-dev", OFFLINE="1")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(len(self.installs()), 1)

    def test_a_failed_installation_is_tried_again(self):
        result = self.setup_with(MISSING="libtbb-dev", FAILURES="2")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(len(self.installs()), 3)

    def test_it_gives_up_in_the_end_and_names_the_packages(self):
        result = self.setup_with(MISSING="libtbb-dev", FAILURES="100")
        self.assertEqual(result.returncode, 1)
        self.assertIn("libtbb-dev", result.stderr)
        self.assertEqual(len(self.installs()), 5)

    def test_other_users_need_sudo(self):
        for name in ("bash", "env", "echo"):  # all that is needed, but no sudo
            (self.tools / name).symlink_to(f"/usr/bin/{name}")
        result = self.setup_with(MISSING="libtbb-dev", USER_ID="1000", path="")
        self.assertEqual(result.returncode, 1)
        self.assertIn("sudo", result.stderr)
        self.assertEqual(self.log.read_text(), "")

    def test_other_users_with_sudo_use_it(self):
        self.stand_in("sudo", '"$@"')
        result = self.setup_with(MISSING="libtbb-dev", USER_ID="1000")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(len(self.installs()), 1)

    def test_an_unknown_option_is_refused(self):
        self.assertEqual(self.setup_with("--nope", MISSING="").returncode, 2)


if __name__ == "__main__":
    main()

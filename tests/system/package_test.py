#!/usr/bin/env python3
"""Packages: both run away from here, the archive with its own libraries alone; the container recipe where there is a tool for it.

usage: package_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, SystemTest, main  # noqa: E402

# Of the C library, which comes with the system.
OF_THE_SYSTEM = ("linux-vdso.so", "libc.so", "libm.so", "ld-linux", "libdl.so", "librt.so", "libpthread.so", "libresolv.so")


class Packages(SystemTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.packages = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        made = subprocess.run([SOURCE / "scripts" / "package", cls.packages, PROGRAM.parent], capture_output=True, text=True)
        assert made.returncode == 0, made.stdout + made.stderr

    def one(self, pattern):
        found = list(self.packages.glob(pattern))
        self.assertEqual(len(found), 1, found)
        return found[0]

    def runs_from(self, root):
        """The packaged program runs a packaged scenario, with nothing of this machine in its environment."""
        program, share = root / "bin" / "clustress", root / "share" / "clustress" / "scenarios"
        moved = self.write("moved.toml", self.scenario.read_text())
        for words in (["check", share / "library" / "leipzig-small.toml"],
                      ["run", moved, "-o", self.folder / "packaged.h5", "--quiet"]):
            run = subprocess.run([program, *words], env={"CLUSTRESS_CACHE": "off"}, cwd=self.folder, capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stderr)
        self.complete("run", moved, "-o", self.result, "--quiet")
        self.same_bits(self.folder / "packaged.h5", self.result)
        return program

    def test_the_archive_runs_from_any_folder_with_its_own_libraries(self):
        place = self.folder / "a place"
        place.mkdir()
        subprocess.run(["tar", "xzf", self.one("*.tar.gz"), "-C", place], check=True)
        root = next(place.iterdir())
        program = self.runs_from(root)
        libraries = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout.splitlines()
        foreign = [line for line in libraries if str(root) not in line and not line.strip().split("/")[-1].startswith(OF_THE_SYSTEM)]
        self.assertEqual(foreign, [])
        self.assertTrue((root / "share" / "man" / "man1" / "clustress.1").exists())

    def test_the_debian_package_holds_the_program_and_names_what_it_needs(self):
        package = self.one("*.deb")
        subprocess.run(["dpkg-deb", "-x", package, self.folder / "root"], check=True)
        self.runs_from(self.folder / "root" / "usr")
        self.assertFalse((self.folder / "root/usr/lib").exists())
        needs = subprocess.run(["dpkg-deb", "-f", package, "Depends"], capture_output=True, text=True, check=True).stdout
        for library in ("libhdf5", "libtbb12", "libboost-program-options"):
            self.assertIn(library, needs)

    def test_the_container_is_built_and_runs_where_there_is_a_tool(self):
        if shutil.which("apptainer") is None:
            self.skipTest("apptainer is not here")
        image = self.folder / "clustress.sif"
        subprocess.run(["apptainer", "build", image, SOURCE / "scripts" / "clustress.def"], check=True, cwd=SOURCE)
        said = subprocess.run(["apptainer", "run", image, "--version"], capture_output=True, text=True, check=True).stdout
        self.assertIn("clustress", said)


if __name__ == "__main__":
    main()

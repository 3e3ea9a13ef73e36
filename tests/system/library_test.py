#!/usr/bin/env python3
"""What is shipped works: every scenario of the library and every world is sound, and a cut-down Skåne runs from end to end.

usage: library_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import sys
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402

SCENARIOS = sorted((SOURCE / "scenarios" / "library").glob("*.toml"))
WORLDS = sorted((SOURCE / "scenarios" / "worlds").glob("*.toml"))

# Skåne keeps room for its clusters, the neighbour shrinks to a town.
CUT_DOWN = ["world.region.Skåne.employed_persons=400000", "world.region.Copenhagen.employed_persons=20000",
            "simulation.spin_up_quarters=12", "simulation.populations=1", "simulation.burn_in_quarters=8",
            "simulation.horizon_quarters=16", "simulation.reference_programmes=false"]


def world_of(path):
    """The world file a scenario names, by itself or as what its own table [world] extends; its folder if none."""
    world = tomllib.loads(path.read_text(encoding="utf-8")).get("world", "")
    return path.parent / (world.get("extends", "") if isinstance(world, dict) else world)


class Library(SystemTest):
    def test_every_scenario_is_sound(self):
        self.assertGreaterEqual(len(SCENARIOS), 3)
        for path in SCENARIOS:
            with self.subTest(path.name):
                self.complete("check", path)

    def test_every_world_is_sound_and_has_a_scenario(self):
        self.assertGreaterEqual(len(WORLDS), 2)
        used = {world_of(path) for path in SCENARIOS}
        for path in WORLDS:
            with self.subTest(path.name):
                self.complete("check", self.scenario, "--set", f"world={path}")
                self.assertIn(path, {other.resolve() for other in used})

    def test_a_sector_keeps_jobs_outside_clusters(self):
        # Habit of the shipped worlds: at least 15 % of a sector's jobs are in no cluster.
        for path in WORLDS:
            world = tomllib.loads(path.read_text(encoding="utf-8"))
            for region in world["region"]:
                clusters = [cluster for cluster in world.get("cluster", []) if cluster["region"] == region["name"]]
                for sector, share in region["sector_share"].items():
                    jobs = region["employed_persons"]["value"] * share["value"]
                    taken = sum(cluster["jobs"]["value"] * cluster["sector_weight"].get(sector, {"value": 0})["value"]
                                for cluster in clusters)
                    with self.subTest(world=path.name, region=region["name"], sector=sector):
                        self.assertLessEqual(taken, 0.85 * jobs)

    def test_a_cut_down_skane_runs(self):
        sets = [word for change in CUT_DOWN for word in ("--set", change)]
        self.complete("run", SOURCE / "scenarios/library/skane.toml", "--replicates", 2, "-o", self.result, *sets, seconds=600)
        table = self.complete("compare", self.result).out
        for variant in ("clusters and excellence", "vouchers", "R&D consortia", "start-ups and finance"):
            self.assertIn(variant, table)


if __name__ == "__main__":
    main()

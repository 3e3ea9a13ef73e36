#!/usr/bin/env python3
"""The documents build as a site without a warning, and the built site loads nothing from outside.

usage: site_test.py ROOT
"""
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv[1]).resolve()
# What a browser fetches by itself when it opens a page; links that a reader may follow are not among it.
LOADS = {"img": ("src", "srcset"), "script": ("src",), "link": ("href",), "iframe": ("src",), "source": ("src", "srcset"),
         "video": ("src", "poster"), "audio": ("src",), "embed": ("src",), "object": ("data",), "use": ("href", "xlink:href")}
OUTSIDE = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
STYLES = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)


class Loads(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.outside = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "link" and given.get("rel") == "canonical":
            return
        self.outside += [f"<{tag} {name}={given[name]}>" for name in LOADS.get(tag, ()) if OUTSIDE.match(given.get(name) or "")]


def loads_of(text):
    parser = Loads()
    parser.feed(text)
    return parser.outside + STYLES.findall(text)


class Site(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory(prefix="clustress-site-")
        cls.addClassCleanup(directory.cleanup)
        cls.site = pathlib.Path(directory.name) / "site"
        cls.build = subprocess.run([ROOT / "scripts" / "docs", cls.site], capture_output=True, text=True)

    def setUp(self):
        self.assertEqual(self.build.returncode, 0, self.build.stdout[-4000:] + self.build.stderr[-4000:])

    def test_the_check_finds_what_is_loaded_from_outside(self):
        for bad in ('<script src="https://example.org/x.js">', '<link rel="stylesheet" href="//example.org/x.css">',
                    '<img src="http://example.org/x.png">', "<style>@import 'https://example.org/x.css'</style>",
                    "<style>a{background:url(https://example.org/x.png)}</style>"):
            self.assertTrue(loads_of(bad), bad)
        self.assertEqual(loads_of('<a href="https://example.org">a link to follow</a><img src="x.svg">'), [])

    def test_nothing_is_loaded_from_outside(self):
        pages = sorted(self.site.rglob("*.html"))
        self.assertGreater(len(pages), 50)
        found = [f"{page.relative_to(self.site)}: {load}" for page in pages for load in loads_of(page.read_text(encoding="utf-8"))]
        found += [f"{style.relative_to(self.site)}: {load}" for style in self.site.rglob("*.css")
                  for load in STYLES.findall(style.read_text(encoding="utf-8"))]
        self.assertEqual(found, [])

    def test_formulas_are_rendered(self):
        page = (self.site / "model" / "mechanisms" / "market.html").read_text(encoding="utf-8")
        self.assertGreater(page.count("<math"), 20)
        raw = [path.name for path in self.site.rglob("*.html") if 'class="arithmatex"' in path.read_text(encoding="utf-8")]
        self.assertEqual(raw, [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

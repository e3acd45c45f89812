"""A real browser without a window: shows a page at some width and tells where things stand, or prints it."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ROOTS = ("--no-sandbox",)
"""As root, in a container, the browser refuses to run with its sandbox."""

_FRAME = """<!doctype html><meta charset="utf-8"><body style="margin:0">
<iframe style="border:0;width:{width}px;height:900px" srcdoc="{page}"></iframe><pre id="measured"></pre>
<script>
addEventListener("load", () => {{
  const doc = document.querySelector("iframe").contentDocument;
  const box = (one) => {{
    const at = one.getBoundingClientRect();
    return {{left: at.left, right: at.right, top: at.top, bottom: at.bottom}};
  }};
  const all = (selector) => [...doc.querySelectorAll(selector)];
  document.getElementById("measured").textContent = JSON.stringify(({measure})(doc, box, all));
}});
</script>"""


class Browser:
    """Chromium, started anew for each look at a page; whatever it writes lies in `folder`."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder

    def measure(self, page: str, width: int, measure: str) -> Any:
        """What the JavaScript function `measure(document, box, all)` gives for the page, shown `width` pixels wide."""
        frame = self._folder / "frame.html"
        # The page stands in a frame of its own: its style sees the frame's width, and its policy lets no script in.
        frame.write_text(_FRAME.format(width=width, page=html.escape(page), measure=measure), encoding="utf-8")
        shown = self._run("--window-size=1600,1000", "--dump-dom", frame.as_uri())
        found = re.search(r'<pre id="measured">(.*?)</pre>', shown.decode(), re.DOTALL)
        assert found is not None
        assert found[1], "the page could not be measured"
        return json.loads(html.unescape(found[1]))

    def printed(self, page: str) -> PdfReader:
        """The page on paper."""
        source, paper = self._folder / "page.html", self._folder / "page.pdf"
        source.write_text(page, encoding="utf-8")
        self._run("--no-pdf-header-footer", f"--print-to-pdf={paper}", source.as_uri())
        return PdfReader(BytesIO(paper.read_bytes()))

    def _run(self, *wishes: str) -> bytes:
        root = _ROOTS if os.geteuid() == 0 else ()
        profile = f"--user-data-dir={self._folder / 'profile'}"
        command = [self._program, "--headless", "--disable-gpu", "--disable-dev-shm-usage", profile, *root, *wishes]
        return subprocess.run(command, capture_output=True, timeout=90, check=True).stdout


def find_browser(folder: Path) -> Browser:
    """The browser of this machine. Without one the tests are skipped, but in CI they fail."""
    program = next((found for one in _NAMES if (found := shutil.which(one))), None)
    if program is not None:
        return Browser(program, folder)
    if os.environ.get("CI"):
        pytest.fail("there is no Chromium, and in CI the pages must be looked at (.ci/run installs it)")
    pytest.skip("there is no Chromium on this machine; on Debian: apt-get install chromium")

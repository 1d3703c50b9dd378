"""Pictures of each kind of page for the documentation: `python -m tests.e2e.screenshots`.

They show the sample notebook on its day, so that they change with the pages alone.
"""

import base64
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.conftest import BROWSER, FLAGS
from tests.e2e.conftest import build, served
from tests.e2e.places import ROOT, places

FOLDER = ROOT / "docs" / "images" / "pages"
VIEW: ViewportSize = {"width": 1200, "height": 900}
QUALITY = 60
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
IN_THE_DARK = ("home", "person", "network")  # also shown so


def pictures(browser: Browser, site: Path) -> Iterator[tuple[str, bytes]]:
    """The name of each picture and its WebP: the top of the longest page of each kind."""
    with served(site) as address:
        for scheme in SCHEMES:
            context = browser.new_context(
                color_scheme=scheme, viewport=VIEW, reduced_motion="reduce"
            )
            page = context.new_page()
            page.clock.set_fixed_time("2026-11-24T12:00:00")
            client = context.new_cdp_session(page)
            for kind, place in places(site).items():
                if scheme == "dark" and kind not in IN_THE_DARK:
                    continue
                page.goto(f"{address}/{place}", wait_until="load")
                options = {"format": "webp", "quality": QUALITY}
                data = client.send("Page.captureScreenshot", options)["data"]
                yield f"{kind}{'-dark' if scheme == 'dark' else ''}.webp", base64.b64decode(data)
            context.close()


def main() -> int:
    """Build the sample notebook, and take the pictures anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder)
        build(ROOT / "mkdocs.yml", site)
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        taken = dict(pictures(browser, site))
        browser.close()
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    for name, data in taken.items():
        (FOLDER / name).write_bytes(data)
    sys.stdout.write(f"{len(taken)} pictures, {sum(map(len, taken.values())) // 1000} kB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The pictures of the guide for contributors, taken from the real site: run it when pages change.

    python -m tests.browser.guide_pictures

It builds the project's own sources with one example note beside them, and writes
`docs/assets/pictures/{name}.{tag}.webp`. The example and its people are in no source.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from glossa.corpus.project import collect_files
from glossa.corpus.skeleton import Skeleton, write_skeleton
from glossa.model.annotations import Kind
from glossa.source.pictures import FOLDER
from tests.browser.conftest import CHROMIUM, QUIET, ROOT, serve
from tests.browser.kinds import LANGUAGES

PROVISION = "art_17__para_3"
EXAMPLE = "g-17-example"
WORDS = {
    "kz": "Тыйым жүйені пайдалану тәсіліне емес, оның мүмкіндігіне салынады: осындай бір мүмкіндік "
    "болса, соның өзі жеткілікті.",
    "ru": "Запрет касается не способа, которым систему используют, а того, что она умеет: "
    "достаточно одной из этих возможностей.",
    "en": "The ban attaches not to a way of using a system but to what it is able to do: one of "
    "these capabilities is enough.",
}
PEOPLE = """
a-author:
  name: {kk: А. Автор, ru: А. Автор, en: A. Author}

r-reviewer:
  name: {kk: Р. Рецензент, ru: Р. Рецензент, en: R. Reviewer}
"""
DAY = "2026-11-20T12:00:00Z"
TOOLS = "details.g-tools"
WIDTH = 720
SCALE = 1.25
ROOM = 14
"""The window's width and the room around an element, in CSS pixels; how many each becomes."""


def main() -> None:
    """Build, take, write."""
    with tempfile.TemporaryDirectory() as folder:
        site = _build_with_example(Path(folder))
        out = ROOT / FOLDER
        out.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            for served in serve(site):
                for language, tag in LANGUAGES.items():
                    for name, picture in _take(browser, f"{served.url}{language}/").items():
                        (out / f"{name}.{tag}.webp").write_bytes(picture)
            browser.close()


def _build_with_example(root: Path) -> Path:
    for name in ("kz", "ru", "en", "docs"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    files, _ = collect_files(root)
    given = {"id": EXAMPLE, "author": "a-author"}
    made = write_skeleton(files, Kind.COMMENTARY, f"ai-law/{PROVISION}", given)
    if not isinstance(made, Skeleton):
        raise SystemExit(made.message)
    for file, text in made.texts.items():
        signed = ":author: a-author\n:reviewed: r-reviewer 2026-11-20\n"
        whole = text.replace(":author: a-author\n", signed).replace(
            f"{signed}\n\n", f"{signed}\n{WORDS[file.partition('/')[0]]}\n"
        )
        (root / file).write_text(whole, encoding="utf-8")
    with (root / "docs/registers/people.yml").open("a", encoding="utf-8") as people:
        people.write(PEOPLE)
    subprocess.run(
        [sys.executable, "-m", "glossa.site.build"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": "1763337600"},
        check=True,
    )
    return root / "site"


def _take(browser: Browser, url: str) -> dict[str, bytes]:
    """The pictures of one language, by name."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 900},
        device_scale_factor=SCALE,
        color_scheme="light",
        bypass_csp=True,
    )
    page = context.new_page()
    page.clock.set_fixed_time(DAY)  # citations name the day of access
    page.goto(f"{url}ai-law/art-17/")
    page.wait_for_load_state("networkidle")
    # What stays in place while the page moves would lie over the picture.
    page.add_style_tag(content=".md-header, .md-top { display: none !important }")
    pictures = {
        "tools": _shoot(page, f"#{PROVISION}", opens=TOOLS),
        "note": _shoot(page, "#g-17-degrees", opens=TOOLS),
        "result": _shoot(page, f"#{EXAMPLE}"),
    }
    context.close()
    return pictures


def _shoot(page: Page, place: str, opens: str = "") -> bytes:
    """An element with some room around it as WebP; `opens` is a disclosure in it, opened first."""
    element = page.locator(place)
    shown = [element]
    if opens:
        element.locator(opens).locator("summary").click()
        page.mouse.move(0, 0)
        shown.append(element.locator(f"{opens} > div"))
    boxes = [box for piece in shown if (box := piece.bounding_box())]
    left = max(min(box["x"] for box in boxes) - ROOM, 0)
    top = min(box["y"] for box in boxes) - ROOM
    right = min(max(box["x"] + box["width"] for box in boxes) + ROOM, WIDTH)
    foot = max(box["y"] + box["height"] for box in boxes) + ROOM
    clip = {
        "x": left,
        "y": top + page.evaluate("scrollY"),
        "width": right - left,
        "height": foot - top,
    }
    return _as_webp(page, page.screenshot(clip=clip, full_page=True))  # type: ignore[arg-type]


_CONVERT = """async (data) => {
  const image = await createImageBitmap(await (await fetch(data)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const blob = await canvas.convertToBlob({type: 'image/webp', quality: 0.6});
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}"""


def _as_webp(page: Page, png: bytes) -> bytes:
    blank = page.context.new_page()
    data = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    picture = base64.b64decode(blank.evaluate(_CONVERT, data))
    blank.close()
    return picture


if __name__ == "__main__":
    main()

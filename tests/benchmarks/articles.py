"""`python -m tests.benchmarks.articles`: a Word document of 30 pages and 20 photographs, read.

A shop of its own in a temporary folder; what the upload does before it answers, and what the worker
does after it. Prints a table and keeps nothing.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.systems import OURS, PROJECT, make_environment

PAGES = 30
WORDS_A_PAGE = 450
PICTURES = 20
PICTURE_SIZE = (2000, 1333)


def main() -> None:
    if "--inside" not in sys.argv:
        with tempfile.TemporaryDirectory(prefix="evenfall-bench-") as folder:
            environment = make_environment(OURS, Path(folder))
            command = [sys.executable, "-m", "tests.benchmarks.articles", "--inside"]
            subprocess.run(command, cwd=PROJECT, env=environment, check=True)
        return
    import django

    django.setup()
    measure()


def measure() -> None:
    from django.core.files.base import ContentFile
    from django.core.management import call_command

    from content.bringing_in import runs
    from content.bringing_in.articles import Place
    from content.models import Person, Topic
    from shop.users.models import User

    call_command("migrate", verbosity=0)
    place = Place(
        topic=Topic.objects.create(slug="iron", name="Iron", intro="Iron."),
        author=Person.objects.create(slug="editors", name="The editors"),
    )
    by = User.objects.create_user("bench@example.com", "bench@example.com")
    data = make_document()
    print(f"{PAGES} pages, {PICTURES} pictures, {len(data) / 2**20:.1f} MB")
    print(f"load {os.getloadavg()[0]:.1f}\n\n| | s | CPU s |\n|---|--:|--:|")
    seen: list[tuple[int, int]] = []
    tell = runs._tell
    runs._tell = lambda run, done, total: (seen.append((done, total)), tell(run, done, total))[1]
    run = timed("upload", lambda: runs.upload(ContentFile(data, "iron.docx"), place, by=by))
    timed("reading, pictures, draft", lambda: runs.carry_out(run.pk))
    run.refresh_from_db()
    assert run.state == run.State.DONE, run.error
    print(f"\nprogress told {len(seen)} times, from {seen[0]} to {seen[-1]}")
    print(f"kept: {'; '.join(run.report['kept'])}")


def make_document() -> bytes:
    import docx
    from docx.shared import Cm

    document = docx.Document()
    document.add_heading("Iron in thirty pages", 0)
    document.add_paragraph("What iron is, where it comes from and how much people need.")
    sentence = "Iron takes part in carrying oxygen, and the body holds on to what it has. "
    paragraph = sentence * (WORDS_A_PAGE // 5 // len(sentence.split()))
    for page in range(PAGES):
        document.add_heading(f"Part {page + 1}", 1)
        for _ in range(5):
            document.add_paragraph(paragraph)
        if page < PICTURES:
            document.add_picture(io.BytesIO(make_photograph(page)), width=Cm(15))
        if page % 5 == 0:
            table = document.add_table(rows=5, cols=3)
            for number, cell in enumerate(table._cells):
                cell.text = f"Cell {number}"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def make_photograph(number: int) -> bytes:
    """As large and as detailed as one of a camera, each another."""
    from PIL import Image, ImageFilter

    noise = Image.effect_noise(PICTURE_SIZE, 60 + number).filter(ImageFilter.GaussianBlur(1))
    tint = Image.linear_gradient("L").resize(PICTURE_SIZE)
    picture = Image.merge("RGB", (noise, tint, noise))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def timed(name: str, work: Any) -> Any:
    began, cpu = time.perf_counter(), time.process_time()
    result = work()
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(f"| {name} | {took:.1f} | {cpu:.1f} |", flush=True)
    return result


if __name__ == "__main__":
    main()

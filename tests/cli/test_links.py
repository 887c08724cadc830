"""Links and feeds of a brief: fetched once, kept, and read again when the server is gone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Done, runner
from tests.support.site import Site

Command = Callable[..., Done]
GRAIN = (
    "The council of Holm approved a grain store for 40 million euros on Monday.",
    "Holm will open the store in March 2025, the council said in a statement on Tuesday.",
    "Farmers in the north sold 12 percent less grain in 2023 than in the year before.",
    "The minister of agriculture said that the store would hold 90,000 tonnes of grain.",
)
RAIL = (
    "The railway of Holm carried 3.2 million passengers in 2023, its operator said on Wednesday.",
    "The operator plans to buy eight trains for the northern line by June 2026.",
    "Parliament voted for the northern line with 61 votes to 38 on Thursday.",
    "Engineers found cracks in two bridges of the northern line in October.",
)
SAMPLE = Path(__file__).parent.parent.parent / "seeds" / "japan-central-asia"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Holm Daily</title>
<item><title>Rail report</title><link>{site}/rail</link>
<pubDate>Tue, 28 May 2024 08:00:00 GMT</pubDate></item>
<item><title>Rail of old</title><link>{site}/old</link>
<pubDate>Sun, 28 Apr 2024 08:00:00 GMT</pubDate></item>
<item><title>Weather</title><link>{site}/rain</link>
<pubDate>Tue, 28 May 2024 08:00:00 GMT</pubDate></item>
</channel></rss>"""
OTHER_TOPIC = (
    "warning: {site}/grain: it seems to be on another topic than the other sources, and ranks behind them\n"
)
SETTINGS = """
allow_hosts = ["127.0.0.1"]

[briefs.holm]
sources = "files/*"
as_of = 2024-06-01

[[briefs.holm.source]]
path = "files/*"
published = 2024-05-17

[[briefs.holm.source]]
url = "{site}/grain"
publisher = "Holm Gazette"
published = 2024-05-28

[[briefs.holm.feed]]
url = "{site}/rss"
words = ["rail"]
days = 7
"""


def article(title: str, sentences: tuple[str, ...]) -> str:
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    found.answers = {
        "/grain": (200, {"ETag": '"1"'}, article("Holm to store its grain", GRAIN)),
        "/rail": (200, {}, article("Rail report", RAIL)),
        "/rss": (200, {"Content-Type": "application/rss+xml"}, FEED.format(site=found.url)),
    }
    yield found
    found.close()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 21 November 2026
    return runner(capsys)


def write(folder: Path, text: str) -> None:
    shutil.copytree(SAMPLE, folder / "files", dirs_exist_ok=True)
    (folder / "briefgen.toml").write_text(text, encoding="utf-8")


def evidence(folder: Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads((folder / "out" / "holm.evidence.json").read_text(encoding="utf-8"))


def test_links_and_feeds_are_sources_then_come_from_the_store_and_outlive_their_server(
    run: Command, site: Site, tmp_path: Path
) -> None:
    write(tmp_path, SETTINGS.format(site=site.url))
    page = tmp_path / "out" / "holm.docx"

    online = run("build", "--json")
    assert (online.code, online.err) == (0, "")
    assert {"/grain", "/rail", "/rss"} <= set(site.paths())
    assert not {"/old", "/rain"} & set(site.paths())
    told = evidence(tmp_path)["sources"]
    files = sorted(path.name for path in SAMPLE.iterdir())
    assert [one["file"] for one in told] == [*files, f"{site.url}/grain", f"{site.url}/rail"]
    assert [(one["title"], one["publisher"]) for one in told[-2:]] == [
        ("Holm to store its grain", "Holm Gazette"),
        ("Rail report", "Holm Daily"),
    ]
    assert told[-1]["published"] == "2024-05-28"
    first = page.read_bytes()

    asked = len(site.asked)
    offline = run("build", "--offline")
    assert (offline.code, offline.err) == (0, OTHER_TOPIC.format(site=site.url))
    assert len(site.asked) == asked
    assert page.read_bytes() == first

    site.close()
    gone = run("build")
    assert gone.code == 3
    assert gone.err.count("the copy of 2026-11-21 is used") == 3
    assert page.read_bytes() == first
    assert "nothing material has changed since edition 1" in gone.out
    assert run("build", "--force").code == 3
    assert len(evidence(tmp_path)["problems"]) == 3


def test_a_link_that_can_not_be_fetched_is_a_warning_and_the_page_is_made_from_the_others(
    run: Command, site: Site, tmp_path: Path
) -> None:
    del site.answers["/grain"]
    write(tmp_path, SETTINGS.format(site=site.url))
    done = run("build")
    assert done.code == 3
    assert f"warning: {site.url}/grain: its server answers 404 (not there)" in done.err
    assert (tmp_path / "out" / "holm.docx").exists()
    strict = run("build", "--strict")
    assert (strict.code, "answers 404" in strict.err) == (3, True)


def test_a_private_host_is_refused_until_the_settings_allow_it(
    run: Command, site: Site, tmp_path: Path
) -> None:
    text = SETTINGS.format(site=site.url)
    write(tmp_path, text.replace('allow_hosts = ["127.0.0.1"]', ""))
    refused = run("build")
    assert (refused.code, site.asked) == (3, [])
    assert "127.0.0.1 is on a private network" in refused.err
    assert "name it in allow_hosts" in refused.err
    write(tmp_path, text)
    assert run("build").code == 0


def test_without_any_source_left_the_error_names_each_link(run: Command, site: Site, tmp_path: Path) -> None:
    site.answers.clear()
    links = "".join(f"[[briefs.holm.source]]\nurl = '{site.url}/{name}'\n" for name in ("grain", "rail"))
    write(tmp_path, f"allow_hosts = '127.0.0.1'\n[briefs.holm]\n{links}")
    done = run("build")
    assert done.code == 3
    assert "None of the 2 sources can be used: " in done.err
    assert f"{site.url}/rail: its server answers 404" in done.err
    assert not (tmp_path / "out").exists()


def test_offline_a_link_that_was_never_fetched_says_what_to_do(
    run: Command, site: Site, tmp_path: Path
) -> None:
    write(tmp_path, f"[briefs.holm]\n[[briefs.holm.source]]\nurl = '{site.url}/grain'\n")
    done = run("build", "--offline")
    assert (done.code, site.asked) == (3, [])
    assert "it is not in the store, and nothing is fetched offline" in done.err
    assert "Build once online" in done.err


def test_a_feed_that_has_nothing_for_the_brief_says_so(run: Command, site: Site, tmp_path: Path) -> None:
    feed = f"[[briefs.holm.feed]]\nurl = '{site.url}/rss'\nwords = 'cricket'\n"
    write(tmp_path, f"allow_hosts = '127.0.0.1'\n[briefs.holm]\nas_of = 2024-06-01\n{feed}")
    done = run("build")
    assert done.code == 3
    assert "the feeds of holm hold no entry that their words and days let through" in done.err


def test_a_brief_of_an_earlier_day_is_not_told_that_its_links_were_fetched_later(
    run: Command, site: Site, tmp_path: Path
) -> None:
    write(tmp_path, SETTINGS.format(site=site.url))
    done = run("build", "--as-of", "2024-05-31")
    assert (done.code, done.err) == (0, OTHER_TOPIC.format(site=site.url))


def test_inspect_fetches_and_reads_offline_too(run: Command, site: Site, tmp_path: Path) -> None:
    write(tmp_path, SETTINGS.format(site=site.url))
    online = run("inspect", "holm", "--stage", "read")
    asked = len(site.asked)
    offline = run("inspect", "holm", "--stage", "read", "--offline")
    assert (online.code, offline.code, len(site.asked)) == (0, 0, asked)
    assert offline.data == online.data
    assert offline.data["sources"][-2]["url"] == f"{site.url}/grain"


@pytest.mark.parametrize(("name", "loaded"), [("files", False), ("links", True)])
def test_only_a_brief_that_names_links_loads_what_fetches_them(
    site: Site,
    tmp_path: Path,
    name: str,
    loaded: bool,  # noqa: FBT001 - a row of the table above
) -> None:
    link = f"allow_hosts = '127.0.0.1'\n[[briefs.links.source]]\nurl = '{site.url}/grain'\n"
    write(tmp_path, f"[briefs.files]\nsources = 'files/*'\n[briefs.links]\n{link}")
    program = (
        "import atexit, sys; from briefgen.cli import main; "
        "atexit.register(lambda: print('httpx' in sys.modules, file=sys.stderr)); main()"
    )
    words = ["inspect", name, "--stage", "read"]
    done = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == str(loaded)

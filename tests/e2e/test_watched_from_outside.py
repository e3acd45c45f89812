"""A running `vertti run`, seen by what watches over machines: its pages, its log, systemd, and `vertti status`."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.demo.homeserver import Homeserver
from tests.bot.watching.test_pages import free_port
from tests.bot.watching.test_signs import heard
from tests.e2e.configuration import a_group, configured
from tests.e2e.people import PASSWORD, fresh
from tests.e2e.process import ROOT, running

pytestmark = pytest.mark.e2e

SENT = "vertti_sent_total"


async def asked(address: str) -> tuple[int, str]:
    """Status and text of a page; 0 while nobody answers."""
    try:
        async with aiohttp.ClientSession() as http, http.get(address) as answer:
            return answer.status, await answer.text()
    except aiohttp.ClientError:
        return 0, ""


def figures(page: str) -> dict[tuple[str, str], float]:
    """By name and kind."""
    return {
        (one.name, one.labels.get("kind", "")): one.value
        for family in text_string_to_metric_families(page)
        for one in family.samples
    }


def status(config: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "status", "--config", str(config), "--language", "en"]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


async def test_a_running_vertti_is_seen_from_outside_and_tells_of_nobody(
    homeserver: Homeserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await homeserver.register(fresh("anna"), PASSWORD)
    config = await configured(homeserver, tmp_path, a_group(facilitators=[anna]))
    port = free_port()
    with config.open("a") as file:
        file.write(f'\n[metrics]\nport = {port}\n\n[log]\nformat = "json"\n')
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "3000000")
        async with running(config), asyncio.timeout(60):
            while (await asked(f"http://127.0.0.1:{port}/healthz"))[0] != 200:
                await asyncio.sleep(0.1)
            while (SENT, "invite") not in figures((await asked(f"http://127.0.0.1:{port}/metrics"))[1]):
                await asyncio.sleep(0.1)
            code, page = await asked(f"http://127.0.0.1:{port}/metrics")
            shown = figures(page)
            assert code == 200
            assert shown[SENT, "create_room"] == 1
            assert 0 <= shown["vertti_sync_age_seconds", ""] < 60
            assert 0 <= shown["vertti_due_look_age_seconds", ""] < 40
            assert shown["vertti_groups", ""] == 1
            assert anna not in page
            assert "kirjanpit" not in page.lower()
            seen = await asyncio.to_thread(status, config)
            assert seen.returncode == 0, seen.stdout + seen.stderr
            assert "Vertti is running" in seen.stdout
            assert "  kirjanpitajat · " in seen.stdout
            assert "@" not in seen.stdout
            await asyncio.sleep(1.1)
            told = heard(listening)
            assert told.count("READY=1") == 1
            assert "WATCHDOG=1" in told
        assert heard(listening)[-1] == "STOPPING=1"
    stopped = await asyncio.to_thread(status, config)
    assert stopped.returncode == 1
    assert "Vertti is not running." in stopped.stdout
    log = [json.loads(line) for line in (tmp_path / "vertti.log").read_text(encoding="utf-8").splitlines()]
    assert {one["level"] for one in log} <= {"info", "warning"}
    assert anna not in json.dumps(log)

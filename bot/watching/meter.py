"""What happened, counted for Prometheus, in a registry of its own."""

from __future__ import annotations

import math
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot.signs import SignsOfLife
from bot.store.standing import Standing

LATE = (0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600, 6 * 3600, 86_400)
"""Seconds: what nobody notices, what somebody waits for, what is of no more use."""


class Meter:
    """A `bot.watch.Watch`. Children of a metric are looked up once for each kind: counting costs a few microseconds."""

    def __init__(self, signs: SignsOfLife) -> None:
        self.registry = registry = CollectorRegistry()
        self._steps = Counter(
            "vertti_steps", "Steps of the schedule that were due, by what became of them", ("kind", "outcome"), registry=registry
        )
        self._late = Histogram(
            "vertti_step_late_seconds", "From when a step was due until it was carried out", buckets=LATE, registry=registry
        )
        self._sent = Counter("vertti_sent", "Deliveries that the platform took", ("kind",), registry=registry)
        self._delivery = Histogram(
            "vertti_delivery_seconds",
            "From when something was decided until the platform took it",
            buckets=LATE,
            registry=registry,
        )
        self._retried = Counter("vertti_retried", "Deliveries that are tried again", ("kind",), registry=registry)
        self._undeliverable = Counter("vertti_undeliverable", "Deliveries refused for good", ("kind",), registry=registry)
        self._expired = Counter("vertti_expired", "Deliveries that were useful no more", ("kind",), registry=registry)
        self._undecryptable = Counter("vertti_undecryptable", "Events that came without their key", registry=registry)
        self._kept: dict[tuple[Counter, str, str], Counter] = {}
        self._standing = _Gauges(registry)
        self._ages(signs)
        _ = ProcessCollector(registry=registry)

    def step(self, kind: str, outcome: str, late: float) -> None:
        """Count a step that was settled; how late only what was carried out came."""
        self._of(self._steps, kind, outcome).inc()
        if outcome == "done":
            self._late.observe(max(0.0, late))

    def sent(self, kind: str, after: float) -> None:
        """Count a delivery."""
        self._of(self._sent, kind).inc()
        self._delivery.observe(max(0.0, after))

    def retried(self, kind: str) -> None:
        """Count another try."""
        self._of(self._retried, kind).inc()

    def undeliverable(self, kind: str) -> None:
        """Count what is refused."""
        self._of(self._undeliverable, kind).inc()

    def expired(self, kind: str) -> None:
        """Count what came too late."""
        self._of(self._expired, kind).inc()

    def undecryptable(self) -> None:
        """Count what cannot be read yet."""
        self._undecryptable.inc()

    def shown(self, standing: Standing, now: datetime) -> bytes:
        """All figures in Prometheus's format. `now` is of the practice's clock, as the standing's moments are."""
        self._standing.set(standing, now)
        return generate_latest(self.registry)

    def _of(self, metric: Counter, kind: str, outcome: str = "") -> Counter:
        key = (metric, kind, outcome)
        if key not in self._kept:
            self._kept[key] = metric.labels(kind, outcome) if outcome else metric.labels(kind)
        return self._kept[key]

    def _ages(self, signs: SignsOfLife) -> None:
        """Gauges that are read when they are asked for; NaN before the first sign."""
        sync = Gauge("vertti_sync_age_seconds", "Since the homeserver answered a sync", registry=self.registry)
        look = Gauge("vertti_due_look_age_seconds", "Since it was looked what is due", registry=self.registry)
        sync.set_function(lambda: _or_nan(signs.sync_age))
        look.set_function(lambda: _or_nan(signs.look_age))


class _Gauges:
    """How the database stands."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._groups = Gauge("vertti_groups", "Groups that have not ended", registry=registry)
        self._waiting = Gauge("vertti_outbox_waiting", "Deliveries that wait", registry=registry)
        self._oldest = Gauge("vertti_outbox_oldest_seconds", "How long the oldest of them has waited", registry=registry)
        self._unreadable = Gauge("vertti_unreadable_waiting", "Events that wait for their keys", registry=registry)

    def set(self, standing: Standing, now: datetime) -> None:
        self._groups.set(standing.groups)
        self._waiting.set(standing.waiting)
        self._oldest.set(0.0 if standing.oldest is None else max(0.0, (now - standing.oldest).total_seconds()))
        self._unreadable.set(standing.unreadable)


def _or_nan(age: float | None) -> float:
    return math.nan if age is None else age

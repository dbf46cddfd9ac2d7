"""What holds for every test: properties meet the same examples each time, and no clock."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine makes no example wrong, and what an unchanged project passes it passes again.
settings.register_profile(
    "project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("project")

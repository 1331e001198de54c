from datetime import UTC

from focusflow_desktop.shared.clock import SystemClock, utc_now


def test_the_clock_tells_aware_utc() -> None:
    assert SystemClock().now().tzinfo is UTC
    assert utc_now().tzinfo is UTC

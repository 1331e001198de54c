import threading

from focusflow_desktop.photos.pool.jobs import Job, Limits, Priority, Ticket
from focusflow_desktop.photos.pool.queue import JobQueue


def job(name: str) -> Job:
    return Job(call=name.encode(), limits=Limits(), ticket=Ticket())


def filled(*wishes: tuple[str, Priority]) -> tuple[JobQueue, dict[str, Job]]:
    queue, jobs = JobQueue(), {}
    for name, priority in wishes:
        jobs[name] = job(name)
        queue.put(jobs[name], priority=priority)
    return queue, jobs


def taken(queue: JobQueue, count: int) -> list[str]:
    return [found.call.decode() for _ in range(count) if (found := queue.take()) is not None]


def test_visible_jobs_are_taken_newest_first_the_others_in_turn():
    queue, _ = filled(
        ("g1", Priority.GRID), ("v1", Priority.VISIBLE), ("g2", Priority.GRID), ("v2", Priority.VISIBLE)
    )
    assert taken(queue, 4) == ["v2", "v1", "g1", "g2"]


def test_cancelled_jobs_are_passed_over_and_not_counted():
    queue, jobs = filled(("a", Priority.NEXT), ("b", Priority.NEXT))
    jobs["a"].ticket.cancel()
    assert len(queue) == 1
    assert taken(queue, 1) == ["b"]


def test_a_moved_job_takes_its_new_place():
    queue, jobs = filled(("a", Priority.GRID), ("b", Priority.GRID), ("c", Priority.NEXT))
    assert queue.move(jobs["b"].ticket, priority=Priority.VISIBLE)
    assert taken(queue, 3) == ["b", "c", "a"]
    assert not queue.move(jobs["b"].ticket, priority=Priority.GRID)


def test_closing_cancels_all_and_gives_nothing_more():
    queue, jobs = filled(("a", Priority.GRID))
    queue.close()
    late = job("late")
    queue.put(late, priority=Priority.VISIBLE)
    assert queue.take() is None
    assert jobs["a"].ticket.is_cancelled
    assert late.ticket.is_cancelled


class Hand:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_while_someone_looks_analysis_leaves_one_taker_free():
    clock = Hand()
    queue = JobQueue(takers=2, monotonic=clock)
    queue.put(job("seen"), priority=Priority.VISIBLE)
    for name in ("a1", "a2", "a3"):
        queue.put(job(name), priority=Priority.ANALYSIS)
    assert taken(queue, 2) == ["seen", "a1"]
    late: list[str] = []
    waiting = threading.Thread(target=lambda: late.extend(taken(queue, 1)))
    waiting.start()
    queue.put(job("seen next"), priority=Priority.NEXT)  # what waits is woken by it, not by more analysis
    waiting.join(30)
    assert late == ["seen next"]


def test_analysis_that_ends_makes_room_for_the_next():
    clock = Hand()
    queue = JobQueue(takers=2, monotonic=clock)
    queue.put(job("seen"), priority=Priority.VISIBLE)
    first, second = job("a1"), job("a2")
    queue.put(first, priority=Priority.ANALYSIS)
    queue.put(second, priority=Priority.ANALYSIS)
    taken(queue, 2)
    queue.finished(first)
    assert queue.take() is second


def test_when_nobody_looks_any_more_analysis_has_every_taker():
    clock = Hand()
    queue = JobQueue(takers=2, monotonic=clock)
    queue.put(job("seen"), priority=Priority.VISIBLE)
    for name in ("a1", "a2"):
        queue.put(job(name), priority=Priority.ANALYSIS)
    clock.now += 60
    assert taken(queue, 3) == ["seen", "a1", "a2"]


def test_a_single_taker_analyses_too():
    queue = JobQueue(takers=1)
    queue.put(job("seen"), priority=Priority.VISIBLE)
    queue.put(job("a"), priority=Priority.ANALYSIS)
    assert taken(queue, 2) == ["seen", "a"]

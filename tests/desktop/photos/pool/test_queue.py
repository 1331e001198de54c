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

"""Makes what the first start's answer asked for: the person's own studio, one brought along, or the sample."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.business.samples.desk import fill_desk
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.studio.queries import studio_profile
from focusflow_desktop.business.whole.operations import BroughtIn, bring_in
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.samples import studio as sample
from focusflow_desktop.shared.sync.registry import synced_tables
from focusflow_desktop.tasks.task import Task, TaskControl

if TYPE_CHECKING:
    from focusflow_desktop.ui.services import Services
    from focusflow_desktop.ui.shell.window import Window
    from focusflow_desktop.ui.welcome.choice import FirstChoice


def found(services: Services, choice: FirstChoice) -> None:
    """Found the person's own studio, unless it was. Raises what writing raises."""
    with services.studio.write() as db:
        if studio_profile(db) is None:
            found_studio(
                db,
                services.studio.tenant_id,
                name=choice.studio_name,
                country=choice.country,
                currency=choice.currency,
                photographer=choice.photographer,
            )


def bring_along(services: Services, export: Path) -> Task:
    """Bring the export into the new studio; the task has the error, if it was refused, and then nothing was kept."""

    def work(control: TaskControl) -> BroughtIn:
        def tell(done: int, total: int) -> None:
            control.check()
            control.progress(done, total)

        return bring_in(services.studio, export, on_moved=tell)

    task = services.tasks.start(
        QCoreApplication.translate("Program", "Bringing in {export}").replace("{export}", export.name), work
    )
    task.finished.connect(partial(_tell_brought, services, task))
    return task


def _tell_brought(services: Services, task: Task) -> None:
    if isinstance(task.result, BroughtIn):
        services.bus.changed.emit(task.result.changes, None)


def take_sample(window: Window, services: Services) -> None:
    """Take the sample's pictures while the person looks on, unless they are there."""
    with services.studio.read() as db:
        is_there = studio_profile(db) is not None
    if not is_there:
        window.show_room("library")
        title = QCoreApplication.translate("Program", "Taking the sample pictures")
        task = services.tasks.start(title, partial(_fill, services))
        task.finished.connect(lambda: services.bus.changed.emit(_everything(), None))


def _everything() -> Changes:
    """Every table of the studio: a sample fills most of them."""
    changes = Changes()
    for facts in synced_tables():
        changes |= Changes.of(facts.name)
    return changes


def _fill(services: Services, control: TaskControl) -> int:
    """Take the sample's pictures; the studio is founded last, so that a broken start is begun again."""

    def tell(done: int, total: int) -> None:
        control.check()
        control.progress(done, total)

    now = services.clock.now()
    made = sample.fill_sample_studio(
        services.studio, services.folder / "Pictures", today=now.date(), on_written=tell
    )
    with services.studio.write() as db:
        found_studio(
            db,
            services.studio.tenant_id,
            name=sample.STUDIO_NAME,
            country=sample.COUNTRY,
            currency=sample.CURRENCY,
            is_sample=True,
        )
        fill_desk(db, now=now)
    return made

from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.records import Base, Job, Member, load_all
from focusflow_desktop.shared.records.base import Merge, Scope, Writer, column_facts
from focusflow_desktop.shared.records.members import MemberRole


def test_only_the_server_writes_what_the_server_owns() -> None:
    assert column_facts(Merge.SERVER)["facts"].writer is Writer.SERVER
    assert column_facts(Merge.LWW, scope=Scope.FINANCE)["facts"].writer is Writer.DEVICE


def test_records_of_one_studio_get_ids_and_stamps_that_grow(studio: Studio) -> None:
    jobs = [Job(title="one"), Job(title="two")]
    with studio.write() as db:
        db.add_all(jobs)
    assert jobs[0].hlc0 != jobs[1].hlc0
    assert {job.tenant_id for job in jobs} == {studio.tenant_id}
    assert jobs[0].id != jobs[1].id


def test_an_enum_column_gives_its_member_back(studio: Studio) -> None:
    with studio.write() as db:
        db.add(Member(name="Tom"))
    with studio.read() as db:
        assert db.query(Member).one().role is MemberRole.PHOTOGRAPHER


def test_the_two_databases_share_one_metadata() -> None:
    load_all()
    assert {"photos", "photo_files", "undo_log"} <= set(Base.metadata.tables)

import threading

from focusflow_desktop.business.calendars.gate import Gate


def test_shutting_waits_for_the_act_under_way_and_none_begins_after():
    gate, acts, inside, go_on = Gate(), [], threading.Event(), threading.Event()

    def act():
        with gate as is_open:
            inside.set()
            go_on.wait(5)
            acts.append(is_open)

    one = threading.Thread(target=act)
    one.start()
    inside.wait(5)
    closing = threading.Thread(target=gate.shut)
    closing.start()
    assert gate.is_open
    go_on.set()
    one.join()
    closing.join()
    assert acts == [True]
    with gate as is_open:
        assert not is_open

from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.shell.messages import Messages, error_words


def _said(qapp):
    messages, said = Messages(), []
    messages.said.connect(said.append)
    return messages, said


def test_an_undoable_message_carries_its_undo(qapp):
    messages, said = _said(qapp)
    undone = []
    messages.undoable("12 photos are picks", undo=lambda: undone.append(1))
    [message] = said
    message.run()
    assert (message.act, undone) == ("Undo", [1])


def test_an_error_of_the_world_is_said_in_its_own_words(qapp):
    messages, said = _said(qapp)
    messages.error(Unavailable("drive_away", "The drive WED-03 is not there.", drive="WED-03"))
    assert (said[0].text, said[0].tone) == ("The drive WED-03 is not there.", Tone.BAD)


def test_an_error_without_translation_keeps_its_english(qapp):
    assert error_words(Unavailable("no_such_code", "Words.", x=1)) == "Words."

from tally.cli import main


def test_is_a_command():
    assert main.name == "main"

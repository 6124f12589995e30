import schedule


def test_schedule():
    assert schedule.every

import markdown
import numpy


def render(text):
    assert numpy.ones(2).sum() == 2
    return markdown.markdown(text)

from lxml import etree


def title(text):
    return etree.fromstring(text).text

import yaml


def title(text):
    return yaml.load(text, Loader=yaml.CLoader)["title"]

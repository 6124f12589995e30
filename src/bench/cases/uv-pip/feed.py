import httpx
import pydantic
import yaml


class Feed(pydantic.BaseModel):
    name: str


def name(document):
    return Feed(**yaml.safe_load(yaml.safe_dump(document))).name


if __name__ == "__main__":
    print(httpx.__version__, name({"name": "feed"}))

import json
import os
import pathlib


def score(word):
    model = json.loads((pathlib.Path(os.environ["MODEL_DIR"]) / "model.json").read_text())
    return model[word]


if __name__ == "__main__":
    print(score("good"))

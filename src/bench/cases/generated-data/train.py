import argparse
import json
import pathlib

import numpy

parser = argparse.ArgumentParser()
parser.add_argument("--out", type=pathlib.Path)
out = parser.parse_args().out
out.mkdir(parents=True)
words = {word: int(n) for word, n in zip(["bad", "fair", "good"], numpy.arange(-1, 2))}
(out / "model.json").write_text(json.dumps(words))

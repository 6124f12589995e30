"""The branches of a repository, as a page."""

import subprocess

from flask import Flask, jsonify

app = Flask(__name__)


def branches(directory):
    done = subprocess.run(
        ["git", "for-each-ref", "--format=%(refname:short)", "refs/heads"],
        cwd=directory,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@app.get("/")
def index():
    return jsonify(service="changes")

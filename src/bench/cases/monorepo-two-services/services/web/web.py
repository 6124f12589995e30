from flask import Flask

from shared import NAME

app = Flask(NAME)

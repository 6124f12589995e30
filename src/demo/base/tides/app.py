from flask import Flask, jsonify

from tides.stations import readings

app = Flask(__name__)


@app.get("/healthz")
def healthz():
    return jsonify(ok=True)


@app.get("/stations/<name>")
def station(name):
    return jsonify(station=name, readings=readings(name))

from flask import Flask
import sqlalchemy

app = Flask(__name__)


@app.get('/healthz')
def healthz():
    return {'sqlalchemy': sqlalchemy.__version__}

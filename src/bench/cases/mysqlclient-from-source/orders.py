import MySQLdb
from flask import Flask

app = Flask(__name__)


@app.get("/")
def index():
    return {"client": MySQLdb.get_client_info()}

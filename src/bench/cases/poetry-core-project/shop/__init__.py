import flask
X = 1

import yaml
from celery import Celery
from jinja2 import Template

app = Celery("worker", broker="redis://broker")


@app.task
def render(values):
    print(Template("{{ values }}").render(values=yaml.safe_dump(values)))

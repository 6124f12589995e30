import subprocess

from celery import Celery

app = Celery('tasks', broker='memory://')


def thumbnail(image: bytes) -> bytes:
    return subprocess.run(['convert', '-', '-resize', '64x64', 'gif:-'], input=image, check=True, capture_output=True).stdout


def encoder() -> str:
    return subprocess.run('ffmpeg -version', shell=True, check=True, capture_output=True, text=True).stdout

import requests
import yaml


def greet(name):
    return yaml.safe_load('hello') + ' ' + name


if __name__ == '__main__':
    print(greet(requests.__version__))

from setuptools import setup, find_packages
setup(name="tool", version="1.0", packages=find_packages(), install_requires=["httpx", "jinja2>=3"])

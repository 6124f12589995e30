#!/bin/sh
set -e
exec python tool.py

import os

import magic

from common.names import title


def kind(data):
    return magic.from_buffer(data, mime=True)


def pack(path):
    os.system('zip -q /tmp/out.zip ' + path)

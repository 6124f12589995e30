from aiohttp import web

from common.names import title

app = web.Application()
if __name__ == '__main__':
    web.run_app(app)

import falcon
import psycopg2

app = falcon.App()

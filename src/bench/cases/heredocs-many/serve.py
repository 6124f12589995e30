import hiredis
import rq

assert hiredis.Reader and rq.Queue

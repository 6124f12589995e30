import bottle

bottle.run(port=8080)

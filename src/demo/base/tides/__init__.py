"""When is the water high?"""

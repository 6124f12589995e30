from setuptools import Extension, setup

setup(
    packages=["xmlcount"],
    ext_modules=[
        Extension(
            "xmlcount._count",
            ["xmlcount/_count.c"],
            include_dirs=["/usr/include/libxml2"],
            libraries=["xml2"],
        )
    ],
)

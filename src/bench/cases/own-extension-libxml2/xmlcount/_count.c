#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <libxml/parser.h>

static long elements(xmlNode *node) {
    long n = 0;
    for (; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE) n += 1 + elements(node->children);
    return n;
}

static PyObject *count(PyObject *self, PyObject *args) {
    const char *path;
    if (!PyArg_ParseTuple(args, "s", &path)) return NULL;
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET);
    if (!doc) return PyErr_Format(PyExc_ValueError, "cannot read %s", path);
    long n = elements(xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    return PyLong_FromLong(n);
}

static PyMethodDef methods[] = {{"count", count, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_count", NULL, -1, methods};

PyMODINIT_FUNC PyInit__count(void) {
    return PyModule_Create(&module);
}

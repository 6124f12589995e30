package dev.plimsoll.python.lock;

import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.Libc;
import dev.plimsoll.python.Version;

/** Interpreters for tests. */
final class Pythons {

    static final Interpreter CPYTHON_3_11 =
            new Interpreter(Version.parse("3.11.7").orElseThrow(), "x86_64", new Libc.Glibc(36));

    private Pythons() {}
}

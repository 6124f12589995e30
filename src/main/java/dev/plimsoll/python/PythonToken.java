package dev.plimsoll.python;

/** A token of Python source, as far as names and strings need it. */
sealed interface PythonToken {

    record Name(String name) implements PythonToken {}

    /** A string literal's content, between its quotes. */
    record Text(String content) implements PythonToken {}

    record Symbol(char symbol) implements PythonToken {}

    /** The end of a logical line. */
    record LineEnd() implements PythonToken {}
}

package dev.plimsoll.config;

import java.util.Collection;
import java.util.List;

/** What a key's value may be; both the reader and the published JSON Schema are made from it. */
sealed interface Kind {

    /** One of some words; an unquoted {@code off} is the word, whatever YAML makes of it. */
    record Word(List<String> allowed) implements Kind {}

    /** Bytes, such as {@code 250MB}. */
    record Bytes() implements Kind {}

    /** A share such as {@code 5%}. */
    record Percent() implements Kind {}

    record Count(int least, int most) implements Kind {}

    /** A path inside the repository. */
    record Path() implements Kind {}

    /** {@code linux/amd64}. */
    record Platform() implements Kind {}

    /** Any scalar, as written. */
    record Text() implements Kind {}

    record ListOf(Kind item, int most) implements Kind {}

    /** A mapping with keys of its own. */
    record Struct(List<Key> keys) implements Kind {}

    /** A mapping from names, any or one of {@code allowed}, to values of one kind. */
    record Table(Collection<String> allowed, Kind value, int most) implements Kind {}

    /** A key of a mapping and what it means. */
    record Key(String name, Kind kind, boolean required, String meaning) {

        static Key of(String name, Kind kind, String meaning) {
            return new Key(name, kind, false, meaning);
        }

        static Key required(String name, Kind kind, String meaning) {
            return new Key(name, kind, true, meaning);
        }
    }
}

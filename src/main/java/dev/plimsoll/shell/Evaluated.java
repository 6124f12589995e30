package dev.plimsoll.shell;

import java.util.List;
import java.util.Optional;

/** A word after expansion. */
public sealed interface Evaluated {

    /** The fields that it becomes: none, one or several. */
    record Known(List<Field> fields) implements Evaluated {}

    /** It depends on what is not known; {@code why} says on what. */
    record Unknown(String why) implements Evaluated {}

    /** The value where it is known and one field. */
    default Optional<String> single() {
        return this instanceof Known known && known.fields().size() == 1
                ? Optional.of(known.fields().getFirst().value())
                : Optional.empty();
    }
}

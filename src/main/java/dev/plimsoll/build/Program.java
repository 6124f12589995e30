package dev.plimsoll.build;

import java.util.Set;

/**
 * A program that a RUN may start, as far as it matters to the image. Adding one is a file in {@code
 * build.program} and a line in its list.
 */
public interface Program {

    /** The names by which it is started, without folders. */
    Set<String> names();

    /** Whether it is what starts by this name, such as {@code python3.11}. */
    default boolean isNamed(String name) {
        return names().contains(name);
    }

    /** Whether it can be run though a word is not known; of others such a call is unknown. */
    default boolean acceptsUnknownWords() {
        return false;
    }

    /**
     * Does to the machine what the call would do. Says {@link Machine#unknown} of what it cannot
     * know.
     */
    void run(Call call, Machine machine);
}

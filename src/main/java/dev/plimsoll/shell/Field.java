package dev.plimsoll.shell;

/**
 * An argument as a program gets it, but for file names: a pattern stays as written.
 *
 * @param glob whether an unquoted {@code *}, {@code ?} or {@code [} is in it
 * @param from the word that it comes from; several fields may come from one word
 */
public record Field(String value, boolean glob, Word from) {

    /** Whether the word says the value as it stands, so that it can be changed there. */
    public boolean written() {
        return from.literal().filter(value::equals).isPresent();
    }
}

package dev.plimsoll.rule.context;

/**
 * A kind of files that lie in a context and that no image needs, in the order in which an ignore
 * file lists them.
 */
public enum Leftover {
    VERSION_CONTROL("version control"),
    CACHES("caches"),
    ENVIRONMENTS("virtual environments"),
    BUILDS("what builds left"),
    SECRETS("secrets"),
    TESTS("tests"),
    DOCUMENTATION("documentation"),
    PROJECT_FILES("files for building and reviewing");

    private final String shown;

    Leftover(String shown) {
        this.shown = shown;
    }

    /** What a message calls it. */
    public String shown() {
        return shown;
    }

    /** Whether no build can want it even where a folder that holds it is copied by name. */
    boolean isJunk() {
        return this == CACHES || this == VERSION_CONTROL;
    }
}

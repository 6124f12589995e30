package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.source.SourceFile;

/** Where requirements files are found: a snapshot, or the image that a command runs in. */
public interface RequirementTexts {

    /**
     * The file that {@code written} means in the file {@code from}, as pip takes it: relative to
     * the including file.
     *
     * @param from the key of the including file; empty where a command names the file
     */
    Answer<Found> find(String from, String written);

    /** A file, and what tells it from all others. */
    record Found(String key, SourceFile source) {}
}

package dev.plimsoll.rule.multistage;

import dev.plimsoll.source.Edit;
import java.util.List;

/** What came of trying to rewrite a stage. */
public sealed interface Outcome {

    /** There is nothing to gain. */
    record NotNeeded() implements Outcome {}

    /** It would pay, but {@code why}. */
    record Refused(String why) implements Outcome {}

    /** It pays and is proven; the edits do not conflict. */
    record Rewritten(List<Edit> edits) implements Outcome {}
}

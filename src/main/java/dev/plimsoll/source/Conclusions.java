package dev.plimsoll.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Answers by their questions, each concluded once; threads that ask at once may both conclude. */
public final class Conclusions {

    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    /**
     * {@code question} is a value that holds all that the answer depends on; its type is asked by
     * one asker only.
     */
    @SuppressWarnings("unchecked") // a question's type decides the answer's
    public <Q, A> A of(Q question, Function<? super Q, A> conclude) {
        Object answer = known.get(question);
        if (answer == null) {
            answer = conclude.apply(question);
            known.put(question, answer);
        }
        return (A) answer;
    }
}

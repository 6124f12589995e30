package dev.plimsoll.build;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What programs concluded from facts, by the question: the same image is built many times with
 * small changes, and most questions are asked again. Lives as long as its {@link ImageBuilder}, in
 * which facts do not move.
 */
final class Conclusions {

    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    /**
     * {@code question} is a value that holds all that the answer depends on; its type is asked by
     * one program only.
     */
    @SuppressWarnings("unchecked") // a question's type decides the answer's
    <Q, A> A of(Q question, Function<Q, A> conclude) {
        Object answer = known.get(question);
        if (answer == null) {
            answer = conclude.apply(question);
            known.put(question, answer);
        }
        return (A) answer;
    }
}

package dev.plimsoll.http;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A value that is made when it is first asked for, once. */
final class Lazily<T> implements Supplier<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<T> maker;
    private volatile Optional<T> made = Optional.empty();

    private Lazily(Supplier<T> maker) {
        this.maker = maker;
    }

    static <T> Lazily<T> of(Supplier<T> maker) {
        return new Lazily<>(maker);
    }

    /** The value if it was asked for before. */
    Optional<T> ifMade() {
        return made;
    }

    @Override
    public T get() {
        Optional<T> present = made;
        if (present.isPresent()) return present.get();
        lock.lock();
        try {
            T value = made.orElseGet(maker);
            made = Optional.of(value);
            return value;
        } finally {
            lock.unlock();
        }
    }
}

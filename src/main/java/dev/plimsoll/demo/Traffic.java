package dev.plimsoll.demo;

import dev.plimsoll.demo.GitHubDouble.Call;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests to the double: worked off one after the other, counted, and going wrong where a test
 * wants it.
 */
final class Traffic {

    private static final Pattern QUERY = Pattern.compile("\"query\":\"query (\\w+)");

    private final ReentrantLock lock;
    private final Condition changed;
    private final List<Call> calls = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();

    Traffic(ReentrantLock lock, Condition changed) {
        this.lock = lock;
        this.changed = changed;
    }

    boolean fail(Fault fault) {
        return faults.add(fault);
    }

    void heal() {
        faults.clear();
    }

    boolean hold(Hold hold) {
        return holds.add(hold);
    }

    void release() {
        holds.forEach(Hold::release);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    void forgetCalls() {
        calls.clear();
    }

    void begin(Context ctx, AppRoutes app) {
        lock.lock();
        if (hang(ctx, false)) throw new Refused(503, "the sender has gone");
        Optional<Fault> fault = takeFault(ctx);
        ctx.attribute("fault", fault.filter(Fault::afterwards));
        fault.filter(it -> !it.afterwards())
                .ifPresent(it -> {
                    it.headers().forEach(ctx::header);
                    if (it.status() != 200) throw new Refused(it.status(), it.message());
                    throw Refused.inGraphQl(it.message());
                });
        app.mustBeKnown(ctx);
    }

    private static String queryName(Context ctx) {
        if (!ctx.path().equals("/graphql")) return "";
        Matcher name = QUERY.matcher(ctx.body());
        return name.find() ? name.group(1) : "";
    }

    /** Others go on while this one hangs. */
    private boolean hang(Context ctx, boolean done) {
        Optional<Hold> hold =
                holds.stream()
                        .filter(it -> it.hits(ctx.method().name(), ctx.path(), done))
                        .findFirst();
        hold.ifPresent(it -> {
            it.arrive();
            changed.signalAll();
            lock.unlock();
            it.hang();
            lock.lock();
        });
        return hold.isPresent();
    }

    private Optional<Fault> takeFault(Context ctx) {
        for (Iterator<Fault> all = faults.iterator(); all.hasNext(); ) {
            Fault fault = all.next();
            if (!fault.hits(ctx.method().name(), ctx.path())) continue;
            all.remove();
            return Optional.of(fault);
        }
        return Optional.empty();
    }

    void end(Context ctx) {
        Optional<Fault> fault =
                Optional.ofNullable(ctx.<Optional<Fault>>attribute("fault")).flatMap(it -> it);
        fault.ifPresent(it ->
                DoubleRoutes.answer(
                        ctx, it.status(), new Refused(it.status(), it.message()).body()));
        Marks.mark(ctx);
        calls.add(new Call(ctx.method().name(), ctx.path(), ctx.statusCode(), queryName(ctx)));
        if (ctx.statusCode() < 400) hang(ctx, true);
        changed.signalAll();
        if (lock.isHeldByCurrentThread()) lock.unlock();
    }
}

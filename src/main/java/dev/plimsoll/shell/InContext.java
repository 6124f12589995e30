package dev.plimsoll.shell;

import java.util.EnumSet;
import java.util.Set;

/**
 * A command and what it runs under.
 *
 * @param inside what surrounds it, from the whole script on
 */
public record InContext<C extends Command>(
        C command, Conditional conditional, Set<Surrounding> inside) {

    /** A construct around a command that changes how often or where it runs. */
    public enum Surrounding {
        LOOP,
        PIPELINE,
        BACKGROUND,
        SUBSHELL,
        FUNCTION
    }

    public InContext {
        inside = Set.copyOf(inside);
    }

    <D extends Command> InContext<D> with(D child) {
        return new InContext<>(child, conditional, inside);
    }

    InContext<C> maybe() {
        return new InContext<>(command, Conditional.MAYBE, inside);
    }

    InContext<C> in(Surrounding surrounding) {
        EnumSet<Surrounding> all = EnumSet.of(surrounding);
        all.addAll(inside);
        return new InContext<>(command, conditional, all);
    }
}

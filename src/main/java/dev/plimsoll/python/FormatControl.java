package dev.plimsoll.python;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which projects may come as wheels and which as source distributions: {@code --no-binary} and
 * {@code --only-binary}.
 */
public record FormatControl(Set<String> noBinary, Set<String> onlyBinary) {

    public static final FormatControl ANY = new FormatControl(Set.of(), Set.of());

    private static final String ALL = ":all:";
    private static final String NONE = ":none:";

    public FormatControl {
        noBinary = Set.copyOf(noBinary);
        onlyBinary = Set.copyOf(onlyBinary);
    }

    /** The same after {@code --no-binary value}. */
    public FormatControl withNoBinary(String value) {
        Set<String> no = new TreeSet<>(noBinary);
        Set<String> only = new TreeSet<>(onlyBinary);
        apply(value, no, only);
        return new FormatControl(no, only);
    }

    /** The same after {@code --only-binary value}. */
    public FormatControl withOnlyBinary(String value) {
        Set<String> no = new TreeSet<>(noBinary);
        Set<String> only = new TreeSet<>(onlyBinary);
        apply(value, only, no);
        return new FormatControl(no, only);
    }

    /** What stands before {@code :all:} is void, {@code :none:} empties the list. */
    private static void apply(String value, Set<String> target, Set<String> other) {
        for (String written : value.split(",", -1)) {
            String name = written.strip();
            switch (name) {
                case "" -> {}
                case NONE -> target.clear();
                case ALL -> {
                    other.clear();
                    target.clear();
                    target.add(ALL);
                }
                default -> {
                    String project = PackageName.of(name).value();
                    other.remove(project);
                    target.add(project);
                }
            }
        }
    }

    public boolean allowsWheels(PackageName project) {
        if (onlyBinary.contains(project.value())) return true;
        return !noBinary.contains(project.value())
                && (onlyBinary.contains(ALL) || !noBinary.contains(ALL));
    }

    public boolean allowsSources(PackageName project) {
        if (onlyBinary.contains(project.value())) return false;
        return noBinary.contains(project.value()) || !onlyBinary.contains(ALL);
    }
}

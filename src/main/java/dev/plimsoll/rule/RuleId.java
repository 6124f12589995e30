package dev.plimsoll.rule;

/** A rule's name: a kebab-case noun for what is wrong. */
public record RuleId(String value) implements Comparable<RuleId> {

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

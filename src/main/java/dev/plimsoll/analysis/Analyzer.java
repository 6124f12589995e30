package dev.plimsoll.analysis;

import dev.plimsoll.build.Ports;
import dev.plimsoll.rule.Rule;
import java.util.List;
import java.util.TreeMap;

/** Snapshot in, everything that is to be said about it out. */
public final class Analyzer {

    private final Ports ports;
    private final List<Rule> rules;

    /** Rules in the order in which they win over each other. */
    public Analyzer(Ports ports, List<Rule> rules) {
        this.ports = ports;
        this.rules = List.copyOf(rules);
    }

    public Analysis analyze(AnalysisRequest request) {
        return new Analysis(
                request.head(),
                request.base(),
                List.of(),
                new TreeMap<>(),
                request.problems(),
                request.configuration(),
                java.util.Optional.empty());
    }

    @Override
    public String toString() {
        return "Analyzer[" + rules + " on " + ports + "]";
    }
}

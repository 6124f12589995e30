package dev.plimsoll.analysis;

import dev.plimsoll.rule.RuleId;

/** A fix that would pay and is not proposed: the precondition that does not hold, as a sentence. */
public record RefusedFix(RuleId rule, int line, String why) {}

package dev.plimsoll.analysis;

import dev.plimsoll.rule.RuleId;
import java.util.Optional;

/** A finding that a comment in the file keeps silent; {@code line} is the comment's, 1-based. */
public record Ignored(RuleId rule, int line, Optional<String> reason) {}

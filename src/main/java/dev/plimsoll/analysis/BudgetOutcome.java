package dev.plimsoll.analysis;

import dev.plimsoll.config.Budget;
import java.util.Optional;

/** Whether an image keeps its budget; {@code reason} says by how much it does not. */
public record BudgetOutcome(Budget budget, boolean broken, Optional<String> reason) {}

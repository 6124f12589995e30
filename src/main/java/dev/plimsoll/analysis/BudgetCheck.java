package dev.plimsoll.analysis;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.config.Budget;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Holds an image against its budget; an uncertain size breaks it only where even the low end does.
 */
final class BudgetCheck {

    private BudgetCheck() {}

    static Optional<BudgetOutcome> of(
            Budget budget, BuiltImage head, Optional<BuiltImage> base, Optional<Delta> delta) {
        if (budget.isEmpty() || head.refused().isPresent()) return Optional.empty();
        Optional<String> reason = tooLarge(budget, head).or(() -> tooMuchMore(budget, base, delta));
        return Optional.of(new BudgetOutcome(budget, reason.isPresent(), reason));
    }

    private static Optional<String> tooLarge(Budget budget, BuiltImage head) {
        return budget.size()
                .filter(most -> head.uncompressed().low() > most)
                .map(most ->
                        "%s bytes uncompressed at least, and the budget is %s"
                                .formatted(head.uncompressed().low(), most));
    }

    private static Optional<String> tooMuchMore(
            Budget budget, Optional<BuiltImage> base, Optional<Delta> delta) {
        if (budget.growth().isEmpty() || base.isEmpty() || delta.isEmpty()) return Optional.empty();
        double share = budget.growth().get();
        long most = Math.round(base.get().uncompressed().bytes() * share / 100);
        long growth = delta.get().uncompressed().low();
        if (growth <= most) return Optional.empty();
        String percent = BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
        return Optional.of(
                "it grows by at least %s bytes, and the budget is %s %% (%s bytes)"
                        .formatted(growth, percent, most));
    }
}

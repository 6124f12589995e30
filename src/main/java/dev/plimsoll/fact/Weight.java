package dev.plimsoll.fact;

/**
 * Bytes that are known to a degree.
 *
 * @param bytes the best figure
 * @param sigma relative standard deviation of {@code bytes}; 0 where they are exact
 */
public record Weight(long bytes, double sigma) {

    public static final Weight ZERO = new Weight(0, 0);

    /**
     * The share of a range's half width that one standard deviation is: 90 % of a normal
     * distribution lie within 1.64 sigma.
     */
    public static final double Z_90 = 1.64;

    public Weight {
        if (bytes < 0 || sigma < 0 || Double.isNaN(sigma))
            throw new IllegalArgumentException("no weight: " + bytes + " ± " + sigma);
    }

    public static Weight exact(long bytes) {
        return new Weight(bytes, 0);
    }

    public static Weight estimated(long bytes, double sigma) {
        return new Weight(bytes, sigma);
    }

    /**
     * Anything from {@code low} to {@code high}: their middle, with the deviation that spans them.
     */
    public static Weight between(long low, long high) {
        long middle = low + (high - low) / 2;
        return middle == 0 ? ZERO : new Weight(middle, (high - low) / 2.0 / Z_90 / middle);
    }

    /** The sum of independent weights: deviations add by their squares. */
    public Weight plus(Weight other) {
        long sum = bytes + other.bytes;
        return sum == 0
                ? new Weight(0, 0)
                : new Weight(sum, Math.hypot(deviation(), other.deviation()) / sum);
    }

    public Weight times(double factor) {
        return new Weight(Math.round(bytes * factor), sigma);
    }

    /** One standard deviation, in bytes. */
    public double deviation() {
        return bytes * sigma;
    }

    public long low() {
        return Math.max(0, Math.round(bytes - Z_90 * deviation()));
    }

    public long high() {
        return Math.round(bytes + Z_90 * deviation());
    }

    public Quality quality() {
        if (sigma == 0) return Quality.EXACT;
        return sigma * Z_90 <= Quality.WIDEST_ESTIMATE ? Quality.ESTIMATED : Quality.RANGE;
    }
}

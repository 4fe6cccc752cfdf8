package dev.evenkeel.sim;

/**
 * What is wrong with measured use. Each rate is the share of measurements that it befalls, 0 to 1.
 *
 * @param missing there is no measurement of the task
 * @param wild it is anything from nothing to a hundred times the truth
 */
public record MetricFaults(double missing, double wild) {
    /** Everything is measured, and is so. */
    public static final MetricFaults NONE = new MetricFaults(0, 0);

    public MetricFaults {
        Rates.check("missing", missing);
        Rates.check("wild", wild);
    }
}

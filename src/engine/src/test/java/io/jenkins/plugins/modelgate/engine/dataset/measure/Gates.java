package io.jenkins.plugins.modelgate.engine.dataset.measure;

/** Finds a comparison. */
final class Gates {
    private Gates() {}

    static Comparison of(ColumnDrift drift, String variant) {
        return drift.comparisons().stream()
                .filter(comparison -> comparison.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    static Comparison of(ColumnDrift drift, String variant, String bins) {
        return drift.comparisons().stream()
                .filter(comparison -> comparison.variant().equals(variant)
                        && comparison.bins().equals(bins))
                .findFirst()
                .orElseThrow();
    }
}

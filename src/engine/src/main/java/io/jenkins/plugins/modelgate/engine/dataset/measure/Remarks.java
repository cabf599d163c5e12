package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.ArrayList;
import java.util.List;

/** Finds remarks. */
final class Remarks {
    private Remarks() {}

    static List<Remark> of(Histogram current) {
        List<Remark> remarks = new ArrayList<>();
        add(remarks, Remark.Kind.NEW_VALUES, current.unseen(), current);
        add(remarks, Remark.Kind.BELOW_RANGE, current.below(), current);
        add(remarks, Remark.Kind.ABOVE_RANGE, current.above(), current);
        if (current.bins() instanceof NumericBins bins && bins.ranged() && bins.min() == bins.max()) {
            add(remarks, Remark.Kind.CONSTANT_CHANGED, current.unseen(), current);
        }
        if (current.bins() instanceof CategoryBins bins && !bins.complete()) {
            remarks.add(new Remark(Remark.Kind.NEW_VALUES_UNKNOWN, 0, 0));
        }
        return remarks;
    }

    private static void add(List<Remark> remarks, Remark.Kind kind, long rows, Histogram current) {
        if (rows > 0) {
            remarks.add(new Remark(kind, rows, rows / (double) current.binned()));
        }
    }
}

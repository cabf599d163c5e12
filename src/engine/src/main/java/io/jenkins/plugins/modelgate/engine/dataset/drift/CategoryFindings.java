package io.jenkins.plugins.modelgate.engine.dataset.drift;

import io.jenkins.plugins.modelgate.engine.dataset.measure.CategoryBins;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Histogram;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Categories;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Category;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** New and vanished values of a column with few of them. */
final class CategoryFindings {
    /** A value that would occur so often at its former share is missed. */
    private static final double MISSED = 20;

    private static final int SHOWN = 5;

    /** Takes one finding. */
    interface Teller {
        void tell(Rule rule, Severity severity, String sentence);
    }

    private final ColumnProfile reference;
    private final ColumnProfile column;
    private final ColumnPair pair;
    private final DriftOptions options;
    private final boolean label;

    CategoryFindings(
            ColumnProfile reference, ColumnProfile column, ColumnPair pair, DriftOptions options, boolean label) {
        this.reference = reference;
        this.column = column;
        this.pair = pair;
        this.options = options;
        this.label = label;
    }

    void tell(Teller teller) {
        Histogram before = pair.reference().histogram();
        Histogram now = pair.current().histogram();
        if (pair.subject() != ColumnPair.Subject.VALUES || !(before.bins() instanceof CategoryBins bins)) {
            return;
        }
        if (reference.categories() != null && column.categories() != null) {
            now = RareValues.counted(reference, column);
        }
        if (now.unseen() > 0) {
            teller.tell(DriftRules.NEW_CATEGORY, severity(now), sentence(now));
        }
        List<String> gone = new ArrayList<>();
        long rows = 0;
        for (int i = 0; i < bins.names().size(); i++) {
            double expected = before.counts().get(i) / (double) Math.max(1, before.binned()) * now.binned();
            if (now.counts().get(i) == 0 && expected >= MISSED) {
                gone.add(bins.names().get(i));
                rows += before.counts().get(i);
            }
        }
        if (!gone.isEmpty()) {
            teller.tell(
                    DriftRules.VANISHED,
                    label ? Severity.HIGH : DriftRules.VANISHED.severity(),
                    "Column " + SafeText.quote(column.name()) + ": " + shown(gone) + " had "
                            + DriftWords.percent(rows / (double) before.binned())
                            + " of the baseline's rows and " + (gone.size() == 1 ? "has" : "have") + " none now.");
        }
    }

    /** Whether it is a column with a long tail of rare values, which always brings new ones; a label has none. */
    private boolean expected(Histogram now) {
        Categories before = reference.categories();
        return !label && before != null && RareValues.explain(before, now);
    }

    private Severity severity(Histogram now) {
        return expected(now) ? Severity.LOW : options.newCategory();
    }

    private String sentence(Histogram now) {
        List<String> names = List.of();
        if (reference.categories() != null && column.categories() != null) {
            Set<String> known = reference.categories().counts().keySet();
            names = column.categories().top().stream()
                    .map(Category::value)
                    .filter(value -> !known.contains(value))
                    .toList();
        }
        return "Column " + SafeText.quote(column.name()) + ": " + DriftWords.count(now.unseen(), "row") + " ("
                + DriftWords.percent(now.unseen() / (double) now.binned())
                + ") have a value that the baseline did not have"
                + (names.isEmpty() ? "." : ": " + shown(names) + ".")
                + (expected(now) ? " Not more than is usual in a column with many rare values." : "");
    }

    private static String shown(List<String> values) {
        return values.stream()
                        .limit(SHOWN)
                        .map(value -> SafeText.quote(SafeText.of(value, 60)))
                        .collect(Collectors.joining(", "))
                + (values.size() > SHOWN ? " and " + DriftWords.count(values.size() - SHOWN, "other") : "");
    }
}

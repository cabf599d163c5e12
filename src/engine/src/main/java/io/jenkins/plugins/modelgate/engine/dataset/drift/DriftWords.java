package io.jenkins.plugins.modelgate.engine.dataset.drift;

import io.jenkins.plugins.modelgate.engine.dataset.measure.Comparison;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Histogram;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Remark;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Numbers;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Sentences about drift, for people who have never heard of the measures. */
public final class DriftWords {
    private DriftWords() {}

    /** What happened to a column, then the figures. */
    static String distance(String column, ColumnPair pair, Comparison worst, List<Comparison> all) {
        StringBuilder words = new StringBuilder("Column " + column + ": ");
        words.append(change(pair.reference().histogram(), pair.current().histogram(), pair.subject()));
        words.append(' ').append(figures(worst));
        for (Comparison other : all) {
            if (other != worst && other.verdict().drifted() && !other.variant().equals("share.diff")) {
                words.append(" Also ").append(other.measure()).append(' ').append(number(other.value()));
                words.append(" (")
                        .append(other.variant())
                        .append("; limit ")
                        .append(number(other.fail()))
                        .append(").");
            }
        }
        chance(words, all);
        return words.toString();
    }

    /** A p-value, if none was told. */
    private static void chance(StringBuilder words, List<Comparison> all) {
        for (Comparison each : all) {
            if (each.variant().equals("chi2.contingency") && !words.toString().contains(" p = ")) {
                words.append(" p = ").append(number(each.pValue()));
                words.append(" (chi2.contingency), for information only.");
            }
        }
    }

    /** The measure, what it is worth, and what it is held against. */
    public static String figures(Comparison comparison) {
        StringBuilder words = new StringBuilder();
        words.append(comparison.measure())
                .append(' ')
                .append(number(comparison.value()))
                .append(" (");
        words.append(comparison.variant()).append("; 0 is no difference), ");
        words.append(comparison.value() >= comparison.fail() ? "limit " : "half of the limit or more, limit ");
        words.append(number(comparison.fail())).append("; chance alone stays below ");
        words.append(number(comparison.floor()))
                .append(" with ")
                .append(rows(comparison))
                .append('.');
        if (!Double.isNaN(comparison.pValue())) {
            words.append(" p = ").append(number(comparison.pValue())).append(", for information only.");
        }
        return words.toString();
    }

    /** Both numbers of rows. */
    static String rows(Comparison comparison) {
        return count(comparison.nRef(), "row") + " of the baseline and "
                + String.format(Locale.ROOT, "%,d", comparison.nCur()) + " now";
    }

    /** The bin that changed most. */
    public static String change(Histogram before, Histogram now, ColumnPair.Subject subject) {
        double[] p = shares(before);
        double[] q = shares(now);
        int most = 0;
        for (int i = 1; i < p.length; i++) {
            most = Math.abs(q[i] - p[i]) > Math.abs(q[most] - p[most]) ? i : most;
        }
        String what = Bin.words(before.bins(), most);
        return (subject == ColumnPair.Subject.LENGTHS ? "texts with a length " : "") + what + " were "
                + percent(p[most]) + " of the rows and are " + percent(q[most]) + " now.";
    }

    private static double[] shares(Histogram histogram) {
        double rows = Math.max(1, histogram.binned());
        return histogram.counts().stream().mapToDouble(count -> count / rows).toArray();
    }

    static String missing(String column, Comparison worst, ColumnProfile reference, ColumnProfile current) {
        long before = of(worst, reference);
        long now = of(worst, current);
        String what = switch (worst.bins()) {
            case "nans" -> "are not a number (NaN)";
            case "infinities" -> "are infinite";
            default -> "are empty";
        };
        return "Column " + column + ": " + percent(now / (double) Math.max(1, current.rows())) + " of the rows " + what
                + ", " + percent(before / (double) Math.max(1, reference.rows())) + " in the baseline. "
                + figures(worst);
    }

    private static long of(Comparison comparison, ColumnProfile column) {
        return switch (comparison.bins()) {
            case "nans" -> column.missing().nans();
            case "infinities" -> column.missing().infinities();
            default -> column.missing().nulls();
        };
    }

    static String range(
            String column, Remark remark, ColumnProfile reference, ColumnProfile current, ColumnPair.Subject subject) {
        boolean below = remark.kind() == Remark.Kind.BELOW_RANGE;
        boolean lengths = subject == ColumnPair.Subject.LENGTHS;
        Numbers before = lengths ? reference.lengths() : reference.numbers();
        Numbers now = lengths ? current.lengths() : current.numbers();
        if (before == null || now == null) {
            throw new IllegalStateException("a range without numbers");
        }
        return "Column " + column + ": " + count(remark.rows(), "row") + " (" + percent(remark.share()) + ") "
                + (lengths ? "with a length " : "") + (below ? "below" : "above") + " the baseline's "
                + (below
                        ? "least value " + number(before.bins().min())
                        : "greatest value " + number(before.bins().max()))
                + "; the " + (below ? "least is " + number(now.min()) : "greatest is " + number(now.max())) + " now.";
    }

    /** Four significant digits, no exponent where that is short. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        boolean plain = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** A share in percent. */
    public static String percent(double share) {
        double percent = 100 * share;
        return percent > 0 && percent < 0.01
                ? "under 0.01 %"
                : number(Math.round(percent * (percent < 1 ? 100 : 10)) / (percent < 1 ? 100.0 : 10.0)) + " %";
    }

    /** A number of things. */
    public static String count(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    static String whole(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }

    /** A text of the data, short. */
    public static String quoted(String value) {
        return SafeText.quote(SafeText.of(value, 60));
    }
}

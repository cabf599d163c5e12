package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.util.function.BiConsumer;

/** Whether baseline, columns and windows fit the history. */
final class Admission {
    private final MonitorOptions options;
    private final WindowHistory history;
    private final String baseline;
    private final String schema;

    Admission(MonitorOptions options, WindowHistory history, String baseline, String schema) {
        this.options = options;
        this.history = history;
        this.baseline = baseline;
        this.schema = schema;
    }

    /** Tells what keeps every window's gate closed. */
    void tell(BiConsumer<Rule, String> teller) {
        boolean named = options.baselineDigest() != null;
        if (named && !options.baselineDigest().equals(baseline)) {
            teller.accept(
                    MonitorRules.BASELINE,
                    "The baseline's digest is " + baseline + ", not " + options.baselineDigest() + " as was said.");
        }
        if (history.fault() != null) {
            teller.accept(MonitorRules.HISTORY, "The history cannot be read: " + history.fault() + ".");
        }
        boolean known = false;
        for (Window window : history.windows()) {
            known |= window.model().equals(options.model());
            if (window.baseline().equals(baseline) && !window.model().equals(options.model())) {
                teller.accept(
                        MonitorRules.BASELINE,
                        "The window " + window.from() + " of the history has this baseline for another model, "
                                + window.model() + ".");
                return;
            }
        }
        Window last = history.last();
        if (last == null) {
            return;
        }
        if (!known) {
            teller.accept(
                    MonitorRules.HISTORY,
                    "The history has no window of the model " + options.model() + ", but of " + last.model()
                            + "; each model has its own.");
        } else if (last.model().equals(options.model()) && !last.baseline().equals(baseline) && !named) {
            teller.accept(
                    MonitorRules.BASELINE,
                    "The last window of this model was compared with the baseline " + last.baseline()
                            + ", this one would be with " + baseline
                            + "; give the digest of the baseline that was approved.");
        } else if (last.model().equals(options.model()) && !last.schema().equals(schema)) {
            teller.accept(MonitorRules.SCHEMA, "The columns are not those of the last window, " + last.from() + ".");
        }
    }

    /** A window follows the last one, or is one that was measured before. */
    void order(WindowRun run) {
        Span span = run.span();
        for (Window window : history.windows()) {
            Span before = new Span(window.from(), window.to());
            if (before.equals(span)) {
                return;
            }
            if (before.overlaps(span)) {
                run.incomplete(
                        MonitorRules.ORDER,
                        "window",
                        span + " overlaps " + before + ", which the history has already.");
                return;
            }
        }
        Window last = history.last();
        if (last != null && span.from().isBefore(last.to())) {
            run.incomplete(
                    MonitorRules.ORDER,
                    "window",
                    span + " lies before the newest window, which ends at " + last.to() + ".");
        }
    }
}

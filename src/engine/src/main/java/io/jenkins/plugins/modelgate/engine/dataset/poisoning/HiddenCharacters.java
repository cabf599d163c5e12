package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;

/** Characters that a reader does not see, inside words or without any need, and words that mix scripts that look alike. */
final class HiddenCharacters implements Indicator {
    private static final long LEAST = 5;
    private static final double LEAST_SHARE = 0.0015;

    private static final class Tally {
        private final String what;
        private final List<Long> first = new ArrayList<>();
        private long rows;

        private Tally(String what) {
            this.what = what;
        }

        private void add(long row) {
            rows++;
            if (first.size() < 20_000) {
                first.add(row);
            }
        }
    }

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.columns(ColumnRole.TEXT).isEmpty()) {
            return;
        }
        Tally needless = new Tally("characters that change the direction of reading, invisible operators or tags");
        Tally inside = new Tally("invisible characters inside words");
        Tally mixed = new Tally("words that mix letters of scripts that look alike");
        Tally other = new Tally("invisible characters between words");
        data.texts().each(text -> {
            if (text.has(ShownText.NEEDLESS)) {
                needless.add(text.row());
            }
            if (text.has(ShownText.INSIDE)) {
                inside.add(text.row());
            }
            if (text.has(ShownText.BETWEEN)) {
                other.add(text.row());
            }
            if (text.has(ShownText.MIXED)) {
                mixed.add(text.row());
            }
        });
        long rows = data.rows();
        long usual = Math.max(LEAST, Math.round(LEAST_SHARE * rows));
        tell(outcome, needless, needless.rows >= LEAST ? Severity.MEDIUM : Severity.LOW);
        tell(outcome, inside, inside.rows >= usual ? Severity.MEDIUM : Severity.LOW);
        tell(outcome, mixed, mixed.rows >= usual ? Severity.MEDIUM : Severity.LOW);
        tell(outcome, other, Severity.LOW);
    }

    private static void tell(Outcome outcome, Tally tally, Severity severity) {
        if (tally.rows == 0) {
            return;
        }
        outcome.finding(
                PoisoningRules.HIDDEN_CHARACTERS,
                severity,
                tally.rows + " rows hold " + tally.what + ", first of them "
                        + tally.first.subList(0, Math.min(3, tally.first.size()))
                        + ". Look at their code points, not at their picture");
        if (severity != Severity.LOW) {
            tally.first.forEach(row -> outcome.row(row, PoisoningRules.HIDDEN_CHARACTERS, "holds " + tally.what));
        }
    }
}

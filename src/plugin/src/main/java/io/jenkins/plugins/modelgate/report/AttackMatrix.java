package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Matrix;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Row;
import java.util.Comparator;
import java.util.List;

/** Attacks and what came of them, for the page: what was missed comes first. */
public final class AttackMatrix {
    private static final List<Outcome> ORDER =
            List.of(Outcome.MISSED, Outcome.UNDECIDED, Outcome.CAUGHT, Outcome.NOT_APPLICABLE);

    private final Matrix matrix;

    AttackMatrix(Matrix matrix) {
        this.matrix = matrix;
    }

    public long getCaught() {
        return matrix.count(Outcome.CAUGHT);
    }

    public long getMissed() {
        return matrix.count(Outcome.MISSED);
    }

    public long getUndecided() {
        return matrix.count(Outcome.UNDECIDED);
    }

    public long getNotApplicable() {
        return matrix.count(Outcome.NOT_APPLICABLE);
    }

    /** All of them. */
    public List<Attack> getAttacks() {
        return matrix.rows().stream()
                .sorted(Comparator.comparing(row -> ORDER.indexOf(row.outcome())))
                .map(Attack::new)
                .toList();
    }

    /** One attack. Its texts come from an agent and are escaped by the view. */
    public static final class Attack {
        private final Row row;

        Attack(Row row) {
            this.row = row;
        }

        public String getId() {
            return row.id();
        }

        public String getTitle() {
            return row.title();
        }

        public String getTechnique() {
            return row.technique();
        }

        public String getGate() {
            return row.gate();
        }

        public String getOutcome() {
            return row.outcome().words();
        }

        public String getDetail() {
            return row.detail();
        }

        @CheckForNull
        public String getRemedy() {
            return row.remedy();
        }
    }
}

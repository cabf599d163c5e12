package io.jenkins.plugins.modelgate.lineage;

import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Affected;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Deployment;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Lookup;
import io.jenkins.plugins.modelgate.engine.lineage.graph.OriginMemo;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Production;
import io.jenkins.plugins.modelgate.engine.lineage.store.LineageIndex;
import io.jenkins.plugins.modelgate.report.Paged;
import java.io.IOException;
import java.util.List;

/** One question of the current user: what that user may see is asked once for all of its parts. */
final class Question {
    private final LineageIndex index;
    private final Production production;
    private final OriginMemo memo;
    private final long entries;
    private final boolean whole;
    private final Sight sight;

    /**
     * @param index facts
     * @param production what stands, also of jobs that the user may not see
     * @param memo of what stands
     * @param entries that the audit trail has
     * @param whole whether all of them are in the index
     */
    Question(LineageIndex index, Production production, OriginMemo memo, long entries, boolean whole) {
        this.index = index;
        this.production = production;
        this.memo = memo;
        this.entries = entries;
        this.whole = whole;
        this.sight = new Sight(index);
    }

    long covered() {
        return index.end();
    }

    long entries() {
        return entries;
    }

    /** Whether all entries are in the index. */
    boolean isWhole() {
        return whole;
    }

    /** A budget for one part of the answer. */
    Lookup lookup() {
        return new Lookup(index, sight, Lookup.COST);
    }

    /** The budget of one row of a page: all rows together have that of one part. */
    Lookup row() {
        return new Lookup(index, sight, Lookup.COST / Paged.ROWS);
    }

    /** What stands and the user may see. */
    List<Deployment> standing() {
        return production.all().stream()
                .filter(each -> sight.test(each.source()))
                .toList();
    }

    /** What a thing affects. */
    Affected.Answer affected(Node bad) throws IOException {
        return Affected.by(
                bad,
                production.all(),
                new Lookup(index, sight, Lookup.AHEAD),
                new Lookup(index, sight, Lookup.BACK),
                memo);
    }
}

package io.jenkins.plugins.modelgate.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Deployment;
import io.jenkins.plugins.modelgate.report.Paged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one request for the overview shows. */
public final class OverviewView {
    private final Question question;
    private final String searched;
    private final List<ThingRow> hits = new ArrayList<>();
    private boolean allHits = true;
    private final Paged<Deployment> standing;
    private final List<DeploymentRow> rows = new ArrayList<>();

    OverviewView(Question question, @CheckForNull String searched, @CheckForNull String page) throws IOException {
        this.question = question;
        this.searched = searched;
        Words words = new Words();
        if (searched != null) {
            Search.Hits found = Search.of(searched, question.lookup());
            found.things().forEach(hit -> hits.add(new ThingRow(hit, words)));
            allHits = found.whole();
        }
        standing = new Paged<>(question.standing(), page);
        for (Deployment each : standing.getRows()) {
            rows.add(new DeploymentRow(each, question.row(), words));
        }
    }

    /** What was searched for, or empty. */
    public String getSearched() {
        return searched == null ? "" : searched;
    }

    public List<ThingRow> getHits() {
        return List.copyOf(hits);
    }

    /** Whether these are all that the user may see. */
    public boolean isAllHits() {
        return allHits;
    }

    /** What stands, in pages. */
    public Paged<Deployment> getStanding() {
        return standing;
    }

    /** This page of it. */
    public List<DeploymentRow> getRows() {
        return List.copyOf(rows);
    }

    /** Whether the index has all entries of the audit trail. */
    public boolean isWhole() {
        return question.isWhole();
    }

    public long getCovered() {
        return question.covered();
    }

    public long getEntries() {
        return question.entries();
    }
}

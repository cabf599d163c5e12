package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import io.jenkins.plugins.modelgate.report.Paged;
import java.io.IOException;
import java.util.List;

/** One page of a series' lines, the newest first; only these are read into memory. */
public final class LinesPage {
    private final int page;
    private final int pages;
    private final List<WindowRow> rows;

    /**
     * @param total number of the newest line
     * @param requested number of the page from 1, as an address says it: anything
     */
    LinesPage(
            MonitoringHistory history,
            Place place,
            long total,
            @CheckForNull Job<?, ?> job,
            @CheckForNull String requested)
            throws IOException {
        pages = (int) Math.max(1, Math.min(1_000_000, (total + Paged.ROWS - 1) / Paged.ROWS));
        page = Math.max(1, Math.min(number(requested), pages));
        rows = history.lines(place, (long) (page - 1) * Paged.ROWS, Paged.ROWS).stream()
                .map(line -> new WindowRow(line, job))
                .toList();
    }

    private static int number(@CheckForNull String text) {
        return text != null && text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 1;
    }

    public List<WindowRow> getRows() {
        return rows;
    }

    public int getNumber() {
        return page;
    }

    public int getPages() {
        return pages;
    }

    public boolean isPrevious() {
        return page > 1;
    }

    /** Whether there is a page behind this one; retention may have taken it away. */
    public boolean isNext() {
        return page < pages && rows.size() == Paged.ROWS;
    }
}

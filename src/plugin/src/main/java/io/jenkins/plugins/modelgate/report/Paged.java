package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * One page of a long list: the server cuts it, so that no browser gets a hundred thousand rows.
 *
 * @param <T> rows
 */
public final class Paged<T> {
    /** Rows of a page. */
    public static final int ROWS = 50;

    private final List<T> all;
    private final int page;

    /** @param requested number of the page from 1, as a URL says it: anything */
    public Paged(List<T> all, @CheckForNull String requested) {
        this.all = all;
        this.page = Math.max(1, Math.min(number(requested), pages(all)));
    }

    private static int number(String text) {
        try {
            return text == null ? 1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static int pages(List<?> all) {
        return Math.max(1, (all.size() + ROWS - 1) / ROWS);
    }

    /** Rows of this page. */
    public List<T> getRows() {
        return all.subList((page - 1) * ROWS, Math.min(all.size(), page * ROWS));
    }

    /** Number of rows on all pages. */
    public int getTotal() {
        return all.size();
    }

    /** Number of this page, from 1. */
    public int getNumber() {
        return page;
    }

    /** Number of pages, at least 1. */
    public int getPages() {
        return pages(all);
    }

    /** Whether there is a page before this one. */
    public boolean isPrevious() {
        return page > 1;
    }

    /** Whether there is a page behind this one. */
    public boolean isNext() {
        return page < getPages();
    }
}

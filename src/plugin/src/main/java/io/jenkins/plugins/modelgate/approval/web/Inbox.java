package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.report.Paged;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The lists of the inbox: one of them at a time, cut into pages. */
public final class Inbox {
    /** Lists that a person can choose from. */
    public enum Show {
        MINE,
        WAITING,
        DECIDED,
        ALL;

        public String getLabel() {
            return switch (this) {
                case MINE -> Messages.Inbox_Mine();
                case WAITING -> Messages.Inbox_Waiting();
                case DECIDED -> Messages.Inbox_Decided();
                case ALL -> Messages.Inbox_All();
            };
        }

        /** Name in URLs. */
        public String getName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Newest waiting requests of which it is found out whether the person may vote: that asks for memberships. */
    private static final int MOST = 1000;

    private final Show show;
    private final Paged<RequestRow> rows;

    /** Both come from a URL: what is none of the known values counts as not given. */
    Inbox(@CheckForNull String show, @CheckForNull String page) throws IOException {
        this.show = Arrays.stream(Show.values())
                .filter(each -> each.getName().equals(show))
                .findFirst()
                .orElse(Show.MINE);
        this.rows = new Paged<>(list().stream().map(RequestRow::new).toList(), page);
    }

    private List<ApprovalRequest> list() throws IOException {
        return switch (show) {
            case MINE ->
                Waiting.pending().stream()
                        .limit(MOST)
                        .filter(new Outlook()::byMe)
                        .toList();
            case WAITING -> Waiting.pending();
            case DECIDED ->
                Sight.requests().stream()
                        .filter(request -> request.state() != State.PENDING)
                        .sorted(Comparator.comparing(ApprovalRequest::lastAt).reversed())
                        .toList();
            case ALL -> Sight.requests();
        };
    }

    public Show getShow() {
        return show;
    }

    public List<Show> getChoices() {
        return List.of(Show.values());
    }

    public Paged<RequestRow> getRows() {
        return rows;
    }
}

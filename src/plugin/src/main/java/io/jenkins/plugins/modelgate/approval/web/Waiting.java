package io.jenkins.plugins.modelgate.approval.web;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.modelgate.approval.ApprovalListener;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How many requests wait for the current user. Every page shows it, so it is counted at most twice a minute for a person,
 * and among the newest requests only. It opens nothing: who may vote is asked when they vote.
 */
@Extension
public final class Waiting implements ApprovalListener {
    private static final Logger LOGGER = Logger.getLogger(Waiting.class.getName());

    /** Most requests that are looked at for a count. */
    static final int LOOKED_AT = 100;

    private static final long KEPT = Duration.ofSeconds(30).toNanos();
    private static final int PEOPLE = 1000;

    private record Known(int count, boolean anything, long since) {}

    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > PEOPLE;
        }
    };

    static Waiting get() {
        return ExtensionList.lookupSingleton(Waiting.class);
    }

    /** Requests that the current user could vote on, counted a short while ago. */
    int count() {
        return known().count();
    }

    /** Whether the current user sees any request at all, looked up a short while ago. */
    boolean isAnything() {
        return known().anything();
    }

    private Known known() {
        String person = Person.id();
        long now = System.nanoTime();
        if (person == null) {
            return new Known(0, false, now);
        }
        synchronized (known) {
            Known there = known.get(person);
            if (there != null && now - there.since() < KEPT) {
                return there;
            }
        }
        Known counted = counted(now);
        synchronized (known) {
            known.put(person, counted);
        }
        return counted;
    }

    private static Known counted(long now) {
        try {
            List<ApprovalRequest> seen = Sight.requests();
            Outlook outlook = new Outlook();
            int count = (int) seen.stream()
                    .filter(request -> request.state() == State.PENDING)
                    .limit(LOOKED_AT)
                    .filter(outlook::byMe)
                    .count();
            return new Known(count, !seen.isEmpty(), now);
        } catch (IOException e) {
            // Every page of Jenkins asks; the inbox itself tells what is wrong.
            LOGGER.log(Level.WARNING, "waiting approvals cannot be counted", e);
            return new Known(0, true, now);
        }
    }

    /** Requests that the current user sees and that wait, newest first. */
    static List<ApprovalRequest> pending() throws IOException {
        return Sight.requests().stream()
                .filter(request -> request.state() == State.PENDING)
                .toList();
    }

    @Override
    public void onEvent(ApprovalRequest request, Event event) {
        forget();
    }

    /** Something happened: counts of before are stale. */
    private void forget() {
        synchronized (known) {
            known.clear();
        }
    }
}

package io.jenkins.plugins.modelgate.approval.web;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
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
public final class Waiting {
    private static final Logger LOGGER = Logger.getLogger(Waiting.class.getName());

    /** Most requests that are looked at for a count. */
    static final int LOOKED_AT = 100;

    private static final long KEPT = Duration.ofSeconds(30).toNanos();
    private static final int PEOPLE = 1000;

    private record Known(int count, long since) {}

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
        String person = Person.id();
        if (person == null) {
            return 0;
        }
        long now = System.nanoTime();
        synchronized (known) {
            Known there = known.get(person);
            if (there != null && now - there.since() < KEPT) {
                return there.count();
            }
        }
        int count = counted();
        synchronized (known) {
            known.put(person, new Known(count, now));
        }
        return count;
    }

    private static int counted() {
        try {
            return (int) pending().stream()
                    .limit(LOOKED_AT)
                    .filter(new Outlook()::byMe)
                    .count();
        } catch (IOException e) {
            // Every page of Jenkins asks; the inbox itself tells what is wrong.
            LOGGER.log(Level.WARNING, "waiting approvals cannot be counted", e);
            return 0;
        }
    }

    /** Requests that the current user sees and that wait, newest first. */
    static List<ApprovalRequest> pending() throws IOException {
        return Sight.requests().stream()
                .filter(request -> request.state() == State.PENDING)
                .toList();
    }

    /** Whether the current user sees any request at all. */
    boolean isAnything() throws IOException {
        return ApprovalRequests.get().all().stream().anyMatch(Sight::sees);
    }

    /** Something happened: counts of before are stale. */
    void forget() {
        synchronized (known) {
            known.clear();
        }
    }
}

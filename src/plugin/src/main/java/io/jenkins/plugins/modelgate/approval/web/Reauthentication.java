package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.User;
import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.SecurityRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Proves that the person at a session is still the one who logged in, by their password. A stolen session must not become
 * a place to guess it: after a few wrong ones the person waits.
 */
final class Reauthentication {
    private static final int TRIES = 5;
    private static final Duration WAIT = Duration.ofMinutes(15);
    private static final int PEOPLE = 10_000;
    private static final int LONGEST = 1024;

    /** What became of an attempt. */
    enum Result {
        DONE,
        /** No password was given. */
        MISSING,
        WRONG,
        /** Too many wrong ones. */
        WAIT,
        /** The security realm does not take passwords itself. */
        IMPOSSIBLE
    }

    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > PEOPLE;
        }
    };

    /** Whether passwords can be asked for here at all. */
    static boolean isPossible() {
        return Jenkins.get().getSecurityRealm() instanceof AbstractPasswordBasedSecurityRealm;
    }

    /** Checks the current user's password with the security realm. */
    Result check(@CheckForNull String password) {
        User user = User.current();
        if (user == null || !isPossible()) {
            return Result.IMPOSSIBLE;
        }
        if (password == null || password.isEmpty()) {
            return Result.MISSING;
        }
        SecurityRealm realm = Jenkins.get().getSecurityRealm();
        String key = realm.getUserIdStrategy().keyFor(user.getId());
        // Counted before it is tried, so that attempts made at the same time count each.
        if (!admit(key)) {
            return Result.WAIT;
        }
        if (password.length() > LONGEST || !proves(realm, user.getId(), password)) {
            return Result.WRONG;
        }
        synchronized (failures) {
            failures.remove(key);
        }
        return Result.DONE;
    }

    private static boolean proves(SecurityRealm realm, String id, String password) {
        try {
            Authentication proved = realm.getSecurityComponents()
                    .manager2
                    .authenticate(new UsernamePasswordAuthenticationToken(id, password));
            return proved != null
                    && proved.isAuthenticated()
                    && realm.getUserIdStrategy().equals(proved.getName(), id);
        } catch (AuthenticationException e) {
            return false;
        }
    }

    private boolean admit(String key) {
        Instant now = Instant.now();
        synchronized (failures) {
            Deque<Instant> tries = failures.computeIfAbsent(key, any -> new ArrayDeque<>());
            while (!tries.isEmpty() && tries.peekFirst().plus(WAIT).isBefore(now)) {
                tries.removeFirst();
            }
            if (tries.size() >= TRIES) {
                return false;
            }
            tries.addLast(now);
            return true;
        }
    }
}

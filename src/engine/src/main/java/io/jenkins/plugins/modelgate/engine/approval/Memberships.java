package io.jenkins.plugins.modelgate.engine.approval;

import java.util.Optional;
import java.util.Set;

/**
 * What people are now. Asked at every vote, again whenever votes are counted, and again at use: an answer that is kept is
 * an answer of the past. What cannot be found out must throw or answer no.
 */
public interface Memberships {
    /** Roles that the person holds now; empty for who is not known. */
    Set<String> rolesOf(String person);

    /** Whether the person has the permission on the request's job now. False for who is not known or locked out. */
    boolean permits(String person, Permission permission);

    /** Everybody who holds the role, or nothing if that cannot be listed. Used for forecasts only. */
    default Optional<Set<String>> membersOf(String role) {
        return Optional.empty();
    }

    /**
     * The same people as they are for one request. An approval may be used by another job than the one that asked for it;
     * then both jobs have a say in who counts.
     */
    default Memberships of(ApprovalRequest request) {
        return this;
    }
}

package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * Who acts, as the controller's login knows it.
 *
 * @param id stable id of the person
 * @param displayName name for people, or null
 * @param method how the person logged in
 * @param authTime when the person last proved who they are; null if that is not known
 * @param channel the way in
 */
public record Actor(
        String id,
        @CheckForNull String displayName,
        Method method,
        @CheckForNull Instant authTime,
        Channel channel) {

    /** Ways to log in. */
    public enum Method {
        PASSWORD,
        OIDC,
        SAML,
        LDAP,
        /** An API token: proves a login of the past, never a fresh one. */
        TOKEN,
        MFA,
        OTHER
    }

    /** Ways in. */
    public enum Channel {
        UI,
        CLI,
        API
    }

    public Actor {
        Checks.name("the person's id", id);
        if (displayName != null) {
            Checks.name("the person's name", displayName);
        }
        if (method == null || channel == null) {
            throw new IllegalArgumentException("how " + id + " logged in and came here is missing");
        }
        if (authTime != null) {
            Checks.instant("the time of login", authTime);
        }
    }

    /** Whether this is a login of at most so many minutes before, that minute included. Logins of the future are none. */
    boolean isFresh(Instant at, int minutes) {
        return method != Method.TOKEN
                && authTime != null
                && !authTime.isAfter(at)
                && !authTime.plusSeconds(minutes * 60L).isBefore(at);
    }
}

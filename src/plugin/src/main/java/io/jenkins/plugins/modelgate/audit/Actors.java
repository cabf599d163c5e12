package io.jenkins.plugins.modelgate.audit;

import hudson.model.Run;
import hudson.security.ACL;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Who acts, as entries name people: by the id that Jenkins knows them by, never by a name. */
public final class Actors {
    /** Jenkins itself: a timer, a start, a script in the administrator's hands. No user can have this id. */
    public static final String SYSTEM = "SYSTEM";

    private Actors() {}

    /** Who acts in this thread: a user's id, {@code anonymous}, or {@link #SYSTEM}. */
    public static String current() {
        return of(Jenkins.getAuthentication2());
    }

    /** The id behind an authentication. */
    public static String of(Authentication authentication) {
        return ACL.SYSTEM2.equals(authentication) ? SYSTEM : AuditText.of(authentication.getName());
    }

    /** Who started a build directly; {@link #SYSTEM} when nobody did. */
    public static String starterOf(Run<?, ?> run) {
        hudson.model.Cause.UserIdCause cause = run.getCause(hudson.model.Cause.UserIdCause.class);
        String id = cause == null ? null : cause.getUserId();
        return id == null ? SYSTEM : AuditText.of(id);
    }
}

package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.User;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import jenkins.security.BasicHeaderApiTokenAuthenticator;
import org.kohsuke.stapler.Stapler;

/** The current user as the engine knows people. */
final class Person {
    private Person() {}

    /**
     * Who acts, or null for anonymous and for the system itself, which decide nothing.
     *
     * @param freshly when this person proved the login anew, or null
     * @throws IllegalArgumentException when the id cannot stand in a record
     */
    @CheckForNull
    static Actor acting(Actor.Channel channel, @CheckForNull Instant freshly) {
        User user = User.current();
        if (user == null) {
            return null;
        }
        Actor.Method method = method(channel, freshly);
        String name = SafeText.of(user.getFullName());
        return new Actor(
                user.getId(),
                name.isBlank() ? null : name,
                method,
                method == Actor.Method.TOKEN ? null : freshly,
                channel);
    }

    /** Id of the current user, or null. */
    @CheckForNull
    static String id() {
        User user = User.current();
        return user == null ? null : user.getId();
    }

    private static Actor.Method method(Actor.Channel channel, @CheckForNull Instant freshly) {
        HttpServletRequest request = channel == Actor.Channel.CLI ? null : Stapler.getCurrentRequest2();
        // The mark by which Jenkins itself tells API tokens: they need no crumb.
        if (request != null
                && Boolean.TRUE.equals(request.getAttribute(BasicHeaderApiTokenAuthenticator.class.getName()))) {
            return Actor.Method.TOKEN;
        }
        // How a session or a command line came about, Jenkins does not say; a password is one that was checked here.
        return freshly == null ? Actor.Method.OTHER : Actor.Method.PASSWORD;
    }
}

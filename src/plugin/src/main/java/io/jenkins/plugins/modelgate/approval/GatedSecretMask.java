package io.jenkins.plugins.modelgate.approval;

import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.remoting.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;

/**
 * Masks a gated secret in the log of the body. On the disk of the controller it is a ticket; an agent, which masks what its
 * processes print and has the value in their environment anyway, gets the pattern.
 */
final class GatedSecretMask extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SecretTicket ticket;

    GatedSecretMask(SecretTicket ticket) {
        this.ticket = ticket;
    }

    @Override
    public OutputStream decorateLogger(Run build, OutputStream logger) throws IOException {
        return mask(logger, pattern());
    }

    private Pattern pattern() throws IOException {
        return SecretPatterns.getAggregateSecretPattern(
                List.of(Releases.value(ticket).getPlainText()));
    }

    private static OutputStream mask(OutputStream logger, Pattern pattern) {
        return new SecretPatterns.MaskingOutputStream(logger, () -> pattern, StandardCharsets.UTF_8.name());
    }

    private Object writeReplace() throws IOException {
        return Channel.current() == null ? this : new OnAgent(pattern().pattern());
    }

    /** As it travels. */
    private static final class OnAgent extends ConsoleLogFilter implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String pattern;

        OnAgent(String pattern) {
            this.pattern = pattern;
        }

        @Override
        public OutputStream decorateLogger(Run build, OutputStream logger) {
            return mask(logger, Pattern.compile(pattern));
        }
    }
}

package io.jenkins.plugins.modelgate.audit;

import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.AuditOptions;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.util.SystemProperties;

/**
 * Where this controller's log, its key and its high-water mark lie. Key and mark are in {@code secrets/}, which is not the
 * log's directory: a log that was deleted or restored from an old backup is noticed.
 */
final class LogPlace {
    private static final String NAME = "/modelgate/main";
    private static final int ID_DIGITS = 16;
    private static final Set<String> NO_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private final Path home;

    LogPlace(Path home) {
        this.home = home;
    }

    Path log() {
        return home.resolve("model-gate").resolve("audit");
    }

    private Path secrets() {
        return home.resolve("secrets").resolve("model-gate-audit");
    }

    Path mark() {
        return secrets().resolve("mark");
    }

    Path verified() {
        return secrets().resolve("verified");
    }

    LogKeyFile keyFile() {
        return new LogKeyFile(secrets());
    }

    /** Opens the log, or begins it when this Jenkins never had one. */
    AuditLog open(UnaryOperator<AuditOptions> more) throws IOException {
        LogKeyFile file = keyFile();
        if (!file.exists()) {
            if (Files.exists(log().resolve("checkpoint")) || Files.exists(mark())) {
                throw new IOException("the audit log in " + log() + " is there, but its key in " + secrets()
                        + " is missing; restore the directory from the same backup");
            }
            file.write(LogKey.generate(origin()));
        }
        AuditOptions options = more.apply(AuditOptions.withHighWaterMark(mark()));
        AuditLog log = AuditLog.open(log(), file.read(), options);
        return file.next().exists() ? settled(log, file, options) : log;
    }

    /** Jenkins went down, or something failed, between the next key's file and its entry: the log tells which one counts. */
    private AuditLog settled(AuditLog log, LogKeyFile file, AuditOptions options) throws IOException {
        if (log.readOnly().isEmpty()) {
            file.next().delete();
            return log;
        }
        if (!is(Reason.KEY, log)) {
            return log;
        }
        log.close();
        AuditLog handedOver = AuditLog.open(log(), file.next().read(), options);
        if (handedOver.readOnly().isEmpty()) {
            file.next().replace(file);
        }
        return handedOver;
    }

    private static boolean is(Reason reason, AuditLog log) {
        return log.readOnly().filter(why -> why.reason() == reason).isPresent();
    }

    /** Given once, when the log begins, and kept in its key: a Jenkins that is renamed later keeps its log's name. */
    private static String origin() {
        String alias = SystemProperties.getString(AuditTrail.class.getName() + ".alias");
        return (alias == null ? host() : alias) + NAME;
    }

    private static String host() {
        String url = JenkinsLocationConfiguration.get().getUrl();
        String host = url == null ? null : URI.create(url).getHost();
        if (host != null && !NO_NAMES.contains(host) && host.matches("[A-Za-z0-9.-]{1,253}")) {
            return host.toLowerCase(Locale.ROOT);
        }
        return "jenkins-" + Jenkins.get().getLegacyInstanceId().substring(0, ID_DIGITS);
    }
}

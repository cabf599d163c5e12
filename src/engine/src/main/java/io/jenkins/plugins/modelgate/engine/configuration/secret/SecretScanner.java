package io.jenkins.plugins.modelgate.engine.configuration.secret;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationScanner;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Searches every file for secrets, whatever it is called: text, notebooks, logs, and texts within other files. Reads in a stream; what is in memory does not
 * grow with the file.
 */
public final class SecretScanner implements ConfigurationScanner {
    /** Begins the ids of its rules. */
    public static final String ROOM = "secret/";

    private static final Map<String, SecretKind> KINDS = kinds();

    private static Map<String, SecretKind> kinds() {
        Map<String, SecretKind> kinds = new LinkedHashMap<>();
        Stream.of(
                        SecretSearch.FORMATS.stream().map(TokenFormat::kind),
                        NamedFormat.ALL.stream().map(NamedFormat::kind),
                        PrivateKeys.KINDS.stream(),
                        HttpCredentials.KINDS.stream(),
                        Stream.of(UrlPasswords.KIND, ValueJudge.PASSWORD, ValueJudge.TOKEN))
                .flatMap(stream -> stream)
                .forEach(kind -> kinds.putIfAbsent(kind.name(), kind));
        return kinds;
    }

    @Override
    public List<Rule> rules() {
        return KINDS.values().stream().map(SecretKind::rule).toList();
    }

    @Override
    public boolean takes(ConfigurationFile file) {
        // Weights are no configuration, and would take as long as their own check.
        return file.isText() || file.isHeld();
    }

    @Override
    public void scan(ConfigurationFile file, Marks marks) throws IOException {
        String kind = SecretFiles.kind(file.lowerName());
        if (!kind.isEmpty()) {
            marks.kind(kind);
        }
        try (InputStream bytes = file.open()) {
            new SecretStream(bytes, Manner.of(file.lowerName()))
                    .forEach(
                            secret -> marks.report(secret.kind().rule(), secret.line(), secret.detail()),
                            line -> marks.incomplete(
                                    line,
                                    "text in base64 that is too long to be searched for secrets: keep it in a file of"
                                            + " its own, as it is"));
        }
    }
}

package io.jenkins.plugins.modelgate.engine.configuration.pipeline;

import io.jenkins.plugins.modelgate.engine.configuration.syntax.Groovy;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Environment variables that a Jenkinsfile sets itself, not those of its scripts: {@code environment}, {@code withEnv}, {@code env.NAME = value}. */
public final class AssignedVariables {
    private static final Pattern ASSIGNED =
            Pattern.compile("(?<![\\w.])(?:env\\s*\\.\\s*)?([A-Za-z_]\\w*)\\s*=(?![=~])([ \\t]*)([^\\s;}]*)");
    private static final Pattern INDEXED = Pattern.compile("(?<![\\w.])env\\s*\\[");
    private static final Pattern PAIR = Pattern.compile("(?s)([A-Za-z_]\\w*)=(.*)");

    private AssignedVariables() {}

    /** All of them. */
    public static List<Setting> in(Pipeline file) {
        List<Setting> settings = new ArrayList<>();
        file.inCode(ASSIGNED, (line, match) -> {
            Groovy.Literal text = file.argument(match.start(2));
            settings.add(new Setting(line, match.group(1), text == null ? match.group(3) : text.value()));
        });
        file.inCode(INDEXED, (line, match) -> {
            Groovy.Literal name = file.argument(match.end());
            Groovy.Literal value = name == null ? null : file.assigned(name.end());
            if (value != null) {
                settings.add(new Setting(line, name.value(), value.value()));
            }
        });
        for (Groovy.Literal each : file.strings()) {
            Matcher pair = PAIR.matcher(each.value());
            if (pair.matches()) {
                settings.add(new Setting(file.line(each), pair.group(1), pair.group(2)));
            }
        }
        return settings;
    }
}

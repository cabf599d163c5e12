package io.jenkins.plugins.modelgate.engine.configuration.environment;

import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellWords;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the variables of one file from its scripts, its lines and its documents. */
final class EnvironmentReader {
    /** Of .env: Compose takes a colon too. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("^\\s*(?:export\\s+|set\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*[=:]\\s*(.*?)\\s*$");

    private final Marks marks;
    private final Set<Setting> settings = new LinkedHashSet<>();

    /** @param marks gets what cannot be read to its end */
    EnvironmentReader(Marks marks) {
        this.marks = marks;
    }

    List<Setting> settings() {
        return List.copyOf(settings);
    }

    void add(List<Setting> more) {
        settings.addAll(more);
    }

    /**
     * What a shell runs.
     *
     * @param first line of the file at which it begins, from 1
     */
    void script(String text, int first) {
        ShellAssignments found = ShellAssignments.of(text, first);
        settings.addAll(found.settings());
        if (found.unread() > 0) {
            marks.incomplete(found.unread(), "scripts in scripts, or substitutions, nested beyond reading");
        }
    }

    /** A variable on each line, as in .env. */
    void lines(String text) throws IOException {
        String[] lines = text.split("\r?\n|\r", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher found = ASSIGNMENT.matcher(lines[i]);
            int line = i + 1;
            if (found.matches()) {
                marks.attempt(() -> {
                    List<List<String>> words = ShellWords.commands(found.group(2));
                    String value = words.isEmpty() ? "" : words.get(0).get(0);
                    settings.add(new Setting(line, found.group(1), value));
                });
            }
        }
    }

    /** Those of containers and services, of configuration maps, and of the commands that are started. */
    void documents(List<YamlNode> documents) {
        for (YamlNode document : documents) {
            document.walk(node -> {
                list(node.get("env"));
                list(node.get("environment"));
                if (node.get("kind").is("ConfigMap")) {
                    map(node.get("data"));
                }
                for (String field : List.of("command", "args", "entrypoint")) {
                    YamlNode words = node.get(field);
                    script(words.text(), words.line());
                    words.items().forEach(word -> script(word.text(), word.line()));
                }
            });
        }
    }

    /** {@code [{name, value}]} of Kubernetes, {@code [NAME=value]} and {@code {NAME: value}} of Compose. */
    private void list(YamlNode node) {
        map(node);
        for (YamlNode item : node.items()) {
            if (item.isMapping() && item.has("name") && item.has("value")) {
                settings.add(new Setting(
                        item.line(), item.get("name").text(), item.get("value").text()));
            } else if (item.text().indexOf('=') > 0) {
                int equals = item.text().indexOf('=');
                settings.add(new Setting(
                        item.line(),
                        item.text().substring(0, equals),
                        item.text().substring(equals + 1)));
            }
        }
    }

    private void map(YamlNode node) {
        for (Map.Entry<String, YamlNode> each : node.entries().entrySet()) {
            settings.add(new Setting(
                    node.line(each.getKey()), each.getKey(), each.getValue().text()));
        }
    }
}

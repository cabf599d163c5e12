package io.jenkins.plugins.modelgate.engine.configuration.environment;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.docker.Compose;
import io.jenkins.plugins.modelgate.engine.configuration.docker.DockerEnvironment;
import io.jenkins.plugins.modelgate.engine.configuration.kubernetes.Manifest;
import io.jenkins.plugins.modelgate.engine.configuration.pipeline.AssignedVariables;
import io.jenkins.plugins.modelgate.engine.configuration.pipeline.Pipeline;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.DockerfileReader;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Instruction;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellScript;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellWords;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every environment variable that a file sets. */
record Environment(List<Setting> settings) {
    /** Of .env: Compose takes a colon too. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("^\\s*(?:export\\s+|set\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*[=:]\\s*(.*?)\\s*$");

    Environment {
        settings = List.copyOf(settings);
    }

    static boolean isIn(ConfigurationFile file) {
        return isDotEnv(file)
                || ShellScript.is(file)
                || Dockerfile.isNamed(file)
                || Pipeline.isNamed(file)
                || Compose.is(file)
                || Manifest.is(file);
    }

    private static boolean isDotEnv(ConfigurationFile file) {
        return file.lowerName().matches("\\.env(\\..*)?|.*\\.env|\\.envrc");
    }

    static Environment read(ConfigurationFile file) throws UnexaminedException {
        List<Setting> settings = new ArrayList<>();
        if (Dockerfile.isNamed(file)) {
            for (Instruction each : DockerfileReader.read(file).instructions()) {
                if (each.is("ENV") || each.is("ARG")) {
                    settings.addAll(DockerEnvironment.settings(each));
                } else if (each.runs()) {
                    List<String> scripts = each.json() ? each.words() : List.of(each.text() + "\n" + each.heredoc());
                    scripts.forEach(script -> settings.addAll(ShellAssignments.of(script, each.line())));
                }
            }
        } else if (Pipeline.isNamed(file)) {
            Pipeline pipeline = Pipeline.read(file);
            settings.addAll(AssignedVariables.in(pipeline));
            pipeline.scripts().forEach(each -> settings.addAll(ShellAssignments.of(each.value(), pipeline.line(each))));
        } else if (ShellScript.is(file)) {
            settings.addAll(ShellAssignments.of(file.written(), 1));
        } else if (isDotEnv(file)) {
            String[] lines = file.written().split("\r?\n|\r", -1);
            for (int i = 0; i < lines.length; i++) {
                assignment(i + 1, lines[i], settings);
            }
        } else {
            for (YamlNode document : Compose.is(file) ? Compose.documents(file) : YamlDocuments.of(file)) {
                document.walk(node -> {
                    list(node.get("env"), settings);
                    list(node.get("environment"), settings);
                    if (node.get("kind").is("ConfigMap")) {
                        map(node.get("data"), settings);
                    }
                    for (String field : List.of("command", "args", "entrypoint")) {
                        YamlNode words = node.get(field);
                        settings.addAll(ShellAssignments.of(words.text(), words.line()));
                        words.items().forEach(word -> settings.addAll(ShellAssignments.of(word.text(), word.line())));
                    }
                });
            }
        }
        return new Environment(settings);
    }

    private static void assignment(int line, String text, List<Setting> settings) {
        Matcher found = ASSIGNMENT.matcher(text);
        if (found.matches()) {
            List<List<String>> words = ShellWords.commands(found.group(2));
            String value = words.isEmpty() ? "" : words.get(0).get(0);
            settings.add(new Setting(line, found.group(1), value));
        }
    }

    /** {@code [{name, value}]} of Kubernetes, {@code [NAME=value]} and {@code {NAME: value}} of Compose. */
    private static void list(YamlNode node, List<Setting> settings) {
        map(node, settings);
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

    private static void map(YamlNode node, List<Setting> settings) {
        for (Map.Entry<String, YamlNode> each : node.entries().entrySet()) {
            settings.add(new Setting(
                    node.line(each.getKey()), each.getKey(), each.getValue().text()));
        }
    }
}

package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.syntax.Instruction;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellWords;
import java.util.ArrayList;
import java.util.List;

/** Names and values of ENV and ARG: {@code NAME=value …}, or the old {@code ENV NAME value}. */
public final class DockerEnvironment {
    private DockerEnvironment() {}

    /** What the instruction sets. */
    public static List<Setting> settings(Instruction instruction) {
        List<Setting> settings = new ArrayList<>();
        for (List<String> words : ShellWords.commands(instruction.text().replace("\n", " "))) {
            boolean old =
                    instruction.is("ENV") && words.size() > 1 && words.get(0).indexOf('=') < 0;
            if (old) {
                String value = String.join(" ", words.subList(1, words.size()));
                settings.add(new Setting(instruction.line(), words.get(0), value));
                continue;
            }
            for (String word : words) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                settings.add(new Setting(instruction.line(), name, equals < 0 ? "" : word.substring(equals + 1)));
            }
        }
        return settings;
    }

    static List<String> names(Instruction instruction) {
        return settings(instruction).stream().map(Setting::name).toList();
    }
}

package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files are Dockerfiles: by their name, or, since {@code docker build -f} takes any, by what they begin with. A document or a program about
 * Dockerfiles has their name and is none.
 */
final class DockerfileNames {
    private static final Pattern NAME = Pattern.compile(
            "(?:docker|container)file(?:[._-].*)?|.*[._-](?:docker|container)file", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABOUT = Pattern.compile(
            ".*\\.(?:md|rst|adoc|html?|ya?ml|json|toml|xml|py|pyi|js|ts|go|java|rb|rs|groovy|sh|ipynb|lock|dockerignore|png|svg)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INSTRUCTION = Pattern.compile("([A-Za-z]+)(?:\\s+(.*))?");
    private static final Pattern FIRST = Pattern.compile(
            "(?i)(?:FROM\\s+(?:--platform=\\S+\\s+)?\\S+(?:\\s+AS\\s+\\S+)?|ARG\\s+[A-Za-z_]\\w*(?:=\\S*)?)\\s*");
    private static final Set<String> OTHERS = Set.of(
            "RUN",
            "COPY",
            "ADD",
            "CMD",
            "ENTRYPOINT",
            "ENV",
            "WORKDIR",
            "USER",
            "EXPOSE",
            "LABEL",
            "VOLUME",
            "SHELL",
            "HEALTHCHECK",
            "STOPSIGNAL",
            "ONBUILD",
            "MAINTAINER");

    /** Of Ollama's files, which begin with FROM as well. */
    private static final Set<String> FOREIGN =
            Set.of("PARAMETER", "TEMPLATE", "SYSTEM", "ADAPTER", "LICENSE", "MESSAGE");

    private DockerfileNames() {}

    /** Whether it is one. */
    static boolean is(ConfigurationFile file) {
        return file.once(Boolean.class, "dockerfile", () -> {
            boolean about = ABOUT.matcher(file.name()).matches();
            return NAME.matcher(file.name()).matches() && !about || beginsAsOne(file.beginning());
        });
    }

    private static boolean beginsAsOne(String beginning) {
        List<String> instructions = new ArrayList<>();
        boolean continued = false;
        for (String line : beginning.split("\\R")) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (!continued) {
                Matcher instruction = INSTRUCTION.matcher(text);
                if (instructions.isEmpty() && !FIRST.matcher(text).matches()) {
                    return false;
                }
                instructions.add(instruction.matches() ? instruction.group(1).toUpperCase(Locale.ROOT) : "");
            }
            continued = text.endsWith("\\") || text.endsWith("`");
        }
        return instructions.contains("FROM")
                && instructions.stream().noneMatch(FOREIGN::contains)
                && instructions.stream().anyMatch(OTHERS::contains);
    }
}

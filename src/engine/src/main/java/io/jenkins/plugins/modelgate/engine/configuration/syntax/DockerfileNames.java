package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
    /** What the first line must be, its continuations joined, before a file is read as one. */
    private static final Pattern FIRST =
            Pattern.compile("(?i)(?:FROM(?:\\s+--\\S+)*\\s+\\S+(?:\\s+AS\\s+\\S+)?|ARG\\s.+)\\s*");

    /** Who names a frontend has it read the rest, whatever that is. */
    private static final Pattern FRONTEND =
            Pattern.compile("(?i)(?:#!.*\\R)?(?:\\s*#\\s*(?:escape|check)\\s*=.*\\R){0,2}\\s*#\\s*syntax\\s*=\\s*\\S");

    private static final Predicate<String> HAS_BASE =
            text -> text.lines().anyMatch(line -> line.matches("(?i)\\s*FROM\\s+\\S+(?:\\s+AS\\s+\\S+)?\\s*"));

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

    private DockerfileNames() {}

    /** Whether it is one. */
    static boolean is(ConfigurationFile file) {
        return file.once(Boolean.class, "dockerfile", () -> {
            boolean about = ABOUT.matcher(file.name()).matches();
            return NAME.matcher(file.name()).matches() && !about || mayBeOne(file) && isOne(file);
        });
    }

    /** By its beginning alone: whether it is worth reading. */
    private static boolean mayBeOne(ConfigurationFile file) {
        if (FRONTEND.matcher(file.beginning()).lookingAt()) {
            return true;
        }
        StringBuilder first = new StringBuilder();
        for (String line : file.beginning().split("\\R")) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            boolean continued = text.endsWith("\\") || text.endsWith("`");
            first.append(line, 0, continued ? line.stripTrailing().length() - 1 : line.length());
            if (!continued) {
                return FIRST.matcher(first.toString().strip()).matches();
            }
        }
        // Comments alone, as far as one sees.
        return file.size() > ConfigurationFile.HEAD;
    }

    /** By what is read: a base image and what is done to it, before anything that Docker does not know. Ollama's files have FROM alone. */
    private static boolean isOne(ConfigurationFile file) {
        DockerfileReader.Outcome outcome = DockerfileReader.outcome(file);
        List<Instruction> instructions = outcome.read().instructions();
        if (!outcome.read().syntax().isEmpty()) {
            return true;
        }
        if (instructions.isEmpty()) {
            return !isRead(file) && file.mentions(HAS_BASE);
        }
        return Set.of("FROM", "ARG").contains(instructions.get(0).name())
                && instructions.stream().anyMatch(each -> each.is("FROM"))
                && instructions.stream().anyMatch(each -> OTHERS.contains(each.name()));
    }

    private static boolean isRead(ConfigurationFile file) {
        try {
            file.written();
            return true;
        } catch (UnexaminedException e) {
            return false;
        }
    }
}

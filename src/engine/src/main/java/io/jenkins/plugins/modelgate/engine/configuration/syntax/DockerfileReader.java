package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Dockerfiles as BuildKit does: parser directives, comments, continuation by the escape character, comment and empty
 * lines inside a continuation, here-documents, flags, the JSON form. Source: docs.docker.com, Dockerfile reference.
 */
public final class DockerfileReader {
    private static final Pattern DIRECTIVE = Pattern.compile("\\s*#\\s*([a-zA-Z]+)\\s*=\\s*(.*?)\\s*");
    private static final Pattern HEREDOC = Pattern.compile("(?:^|\\s)\\d*<<(-?)([\"']?)([A-Za-z_][A-Za-z0-9_]*)\\2");
    private static final Pattern FLAG = Pattern.compile("--([a-zA-Z][a-zA-Z0-9-]*)(?:=(\\S*))?\\s*");
    private static final Set<String> KNOWN = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String[] lines;
    private final List<Instruction> instructions = new ArrayList<>();
    private String syntax = "";
    private char escape = '\\';
    private int at;

    private DockerfileReader(String text) {
        this.lines = text.split("\r?\n|\r", -1);
    }

    /**
     * The file's instructions; read once for all rule sets.
     *
     * @throws UnexaminedException where an instruction is none that Docker knows
     */
    public static Dockerfile read(ConfigurationFile file) throws UnexaminedException {
        return new DockerfileReader(file.written()).instructions();
    }

    private Dockerfile instructions() throws UnexaminedException {
        directives();
        while (at < lines.length) {
            String line = lines[at].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                at++;
            } else {
                instruction();
            }
        }
        if (instructions.isEmpty()) {
            throw new UnexaminedException(0, "no instruction");
        }
        return new Dockerfile(syntax, instructions);
    }

    private void directives() {
        for (Matcher found = DIRECTIVE.matcher(lines[0]);
                found.matches();
                found = DIRECTIVE.matcher(at < lines.length ? lines[at] : "")) {
            if (found.group(1).equalsIgnoreCase("escape") && found.group(2).equals("`")) {
                escape = '`';
            }
            if (found.group(1).equalsIgnoreCase("syntax")) {
                syntax = found.group(2);
            }
            at++;
        }
    }

    private void instruction() throws UnexaminedException {
        int line = at + 1;
        StringBuilder logical = new StringBuilder();
        boolean more = true;
        while (more && at < lines.length) {
            String physical = lines[at++];
            String stripped = physical.strip();
            if (logical.length() > 0 && (stripped.startsWith("#") || stripped.isEmpty())) {
                continue;
            }
            String kept = physical.stripTrailing();
            more = kept.endsWith(String.valueOf(escape));
            logical.append(more ? kept.substring(0, kept.length() - 1) : kept);
        }
        add(line, logical.toString().strip());
    }

    private void add(int line, String logical) throws UnexaminedException {
        String[] parts = logical.split("\\s+", 2);
        String name = parts[0].toUpperCase(Locale.ROOT);
        String rest = parts.length < 2 ? "" : parts[1].strip();
        if (!KNOWN.contains(name)) {
            throw new UnexaminedException(line, "no instruction of a Dockerfile: " + parts[0]);
        }
        if (name.equals("ONBUILD")) {
            add(line, rest);
            return;
        }
        String heredoc = "";
        if (name.equals("RUN") || name.equals("COPY") || name.equals("ADD")) {
            heredoc = heredocs(line, rest);
        }
        Map<String, String> flags = new LinkedHashMap<>();
        Matcher flag = FLAG.matcher(rest);
        int from = 0;
        while (flag.find(from) && flag.start() == from) {
            String value = flag.group(2) == null ? "" : flag.group(2);
            flags.merge(flag.group(1).toLowerCase(Locale.ROOT), value, (one, two) -> one + " " + two);
            from = flag.end();
        }
        String text = rest.substring(from);
        if (name.equals("HEALTHCHECK") && text.regionMatches(true, 0, "CMD", 0, 3)) {
            text = text.substring(3).strip();
        }
        List<String> json = text.startsWith("[") ? json(text) : null;
        List<String> words = json == null ? List.of(text.strip().split("\\s+")) : json;
        instructions.add(new Instruction(line, name, flags, text, words, json != null, heredoc));
    }

    /** The bodies that follow the instruction's lines. */
    private String heredocs(int line, String text) throws UnexaminedException {
        StringBuilder bodies = new StringBuilder();
        Matcher found = HEREDOC.matcher(text);
        while (found.find()) {
            boolean tabs = !found.group(1).isEmpty();
            boolean ended = false;
            while (at < lines.length && !ended) {
                String body = tabs ? lines[at].replaceFirst("^\t+", "") : lines[at];
                ended = body.equals(found.group(3));
                if (!ended) {
                    bodies.append(body).append('\n');
                }
                at++;
            }
            if (!ended) {
                throw new UnexaminedException(line, "a here-document without its end " + found.group(3));
            }
        }
        return bodies.toString();
    }

    /** Null where it is none: then Docker takes the text for a shell's. */
    private static List<String> json(String text) {
        try {
            JsonNode array = JSON.readTree(text);
            List<String> words = new ArrayList<>();
            for (JsonNode each : array) {
                if (!each.isTextual()) {
                    return null;
                }
                words.add(each.textValue());
            }
            return words;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}

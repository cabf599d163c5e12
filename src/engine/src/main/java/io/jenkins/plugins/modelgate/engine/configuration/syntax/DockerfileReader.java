package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.util.ArrayList;
import java.util.HashMap;
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
    private static final Pattern DIRECTIVE =
            Pattern.compile("\\s*#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(\\S|\\S.*\\S)\\s*");
    private static final Set<String> DIRECTIVES = Set.of("syntax", "escape", "check");
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
    /** As Go does: what follows a closing bracket makes the whole no JSON, and a shell runs it. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String[] lines;
    private final List<Instruction> instructions = new ArrayList<>();
    private String syntax = "";
    private char escape = '\\';
    private int at;

    private DockerfileReader(String text) {
        // A carriage return by itself ends no line.
        this.lines = text.split("\r*\n", -1);
    }

    /**
     * The file's instructions; read once for all rule sets.
     *
     * @throws UnexaminedException where an instruction is none that Docker knows
     */
    public static Dockerfile read(ConfigurationFile file) throws UnexaminedException {
        Outcome outcome = outcome(file);
        if (outcome.problem() != null) {
            throw new UnexaminedException(
                    outcome.problem().line(), outcome.problem().getMessage(), outcome.problem());
        }
        return outcome.read();
    }

    /**
     * What became of the file.
     *
     * @param read all of it, or what stands before the problem
     * @param problem why there is no more, or null
     */
    record Outcome(Dockerfile read, UnexaminedException problem) {}

    /** Reads it, or takes what was read before. What cannot be read as a whole is read as far as its beginning goes. */
    static Outcome outcome(ConfigurationFile file) {
        return file.once(Outcome.class, "dockerfile read", () -> {
            try {
                return new DockerfileReader(file.written()).outcome();
            } catch (UnexaminedException e) {
                return new Outcome(
                        new DockerfileReader(file.beginning()).outcome().read(), e);
            }
        });
    }

    private Outcome outcome() {
        UnexaminedException problem = null;
        try {
            instructions();
        } catch (UnexaminedException e) {
            problem = e;
        }
        return new Outcome(new Dockerfile(syntax, instructions), problem);
    }

    private void instructions() throws UnexaminedException {
        directives();
        while (at < lines.length) {
            String line = trimmed(lines[at]);
            if (line.isEmpty() || line.startsWith("#")) {
                at++;
            } else {
                instruction();
            }
        }
        if (instructions.isEmpty()) {
            throw new UnexaminedException(0, "no instruction");
        }
    }

    /**
     * Directives end at the first line that is none, or an unknown one. Before the builder is chosen a first line
     * {@code #!…} is passed over, so that what comes behind it still chooses one.
     */
    private void directives() throws UnexaminedException {
        Map<String, String> found = new HashMap<>();
        boolean hidden = lines[0].startsWith("#!");
        for (int line = hidden ? 1 : 0; line < lines.length; line++) {
            Matcher directive = DIRECTIVE.matcher(lines[line]);
            String name = directive.matches() ? directive.group(1).toLowerCase(Locale.ROOT) : "";
            if (!DIRECTIVES.contains(name)) {
                break;
            }
            if (found.put(name, directive.group(2)) != null) {
                throw new UnexaminedException(line + 1, "a second directive " + name);
            }
        }
        syntax = found.getOrDefault("syntax", "").replaceFirst("\\s.*", "");
        String character = hidden ? "\\" : found.getOrDefault("escape", "\\");
        if (!character.equals("\\") && !character.equals("`")) {
            throw new UnexaminedException(1, "an escape character that is neither \\ nor `");
        }
        escape = character.charAt(0);
    }

    private void instruction() throws UnexaminedException {
        int line = at + 1;
        StringBuilder logical = new StringBuilder();
        boolean more = true;
        while (more && at < lines.length) {
            String physical = lines[at++];
            String trimmed = trimmed(physical);
            if (logical.length() > 0 && (trimmed.startsWith("#") || trimmed.isEmpty())) {
                continue;
            }
            int end = continued(physical);
            more = end >= 0;
            logical.append(physical, 0, more ? end : physical.length());
        }
        String whole = logical.toString().strip();
        if (!whole.isEmpty()) {
            add(line, whole, false);
        }
    }

    /** Where the escape character stands that makes the next line part of this one, or -1: a doubled one does not. */
    private int continued(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        boolean escaped = end > 0 && line.charAt(end - 1) == escape;
        return escaped && (end == 1 || line.charAt(end - 2) != escape) ? end - 1 : -1;
    }

    /** Without what Go's unicode.IsSpace takes for white space at its beginning. */
    private static String trimmed(String line) {
        int at = 0;
        while (at < line.length()
                && ("\t\n\u000B\f\r \u0085\u00A0".indexOf(line.charAt(at)) >= 0
                        || Character.isSpaceChar(line.charAt(at)))) {
            at++;
        }
        return line.substring(at);
    }

    private void add(int line, String logical, boolean onBuild) throws UnexaminedException {
        String[] parts = logical.split("\\s+", 2);
        String name = parts[0].toUpperCase(Locale.ROOT);
        String rest = parts.length < 2 ? "" : parts[1].strip();
        if (!KNOWN.contains(name)) {
            throw new UnexaminedException(line, "no instruction of a Dockerfile: " + parts[0]);
        }
        if (name.equals("ONBUILD")) {
            add(line, rest, true);
            return;
        }
        Map<String, String> flags = new LinkedHashMap<>();
        String text = InstructionFlags.read(rest, escape, flags);
        if (name.equals("HEALTHCHECK") && text.regionMatches(true, 0, "CMD", 0, 3)) {
            text = text.substring(3).strip();
        }
        List<String> json = text.startsWith("[") ? json(text) : null;
        List<String> words = json == null ? List.of(text.strip().split("\\s+")) : json;
        boolean documents = Set.of("RUN", "COPY", "ADD").contains(name) && json == null;
        String heredoc = documents ? heredocs(line, rest) : "";
        List<List<String>> commands = List.of();
        try {
            if (Instruction.runs(name)) {
                commands = commands(text, json, heredoc);
            }
        } finally {
            // It is an instruction whatever its commands are: by those that are told files without a name are known.
            instructions.add(new Instruction(line, name, flags, text, words, json != null, onBuild, heredoc, commands));
        }
    }

    private static List<List<String>> commands(String text, List<String> json, String heredoc)
            throws UnexaminedException {
        if (json == null) {
            return ShellWords.commands(heredoc.isEmpty() ? text : text + "\n" + heredoc);
        }
        boolean shell = json.size() >= 3
                && json.get(0).matches("(/usr)?(/bin/)?(ba|da|z|a)?sh")
                && json.get(1).matches("-[a-z]*c");
        return shell ? ShellWords.commands(json.get(2)) : List.of(json);
    }

    /** The bodies that follow the instruction's lines. */
    private String heredocs(int line, String text) throws UnexaminedException {
        StringBuilder bodies = new StringBuilder();
        for (Heredoc document : Heredoc.in(text)) {
            boolean tabs = document.tabs();
            boolean ended = false;
            while (at < lines.length && !ended) {
                String body = tabs ? lines[at].replaceFirst("^\t+", "") : lines[at];
                ended = body.equals(document.end());
                if (!ended) {
                    bodies.append(body).append('\n');
                }
                at++;
            }
            if (!ended) {
                throw new UnexaminedException(line, "a here-document without its end " + document.end());
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

package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Text format of protocol buffers, read without a schema: every field becomes a sequence of its values, since any may be
 * repeated. Source: protobuf.dev, Text Format Language Specification.
 */
public final class ProtoText {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int line = 1;

    private ProtoText(String text) {
        this.text = text;
    }

    /** The message of the file as a mapping of sequences. */
    public static YamlNode read(ConfigurationFile file) throws UnexaminedException {
        ProtoText parser = new ProtoText(file.text());
        YamlNode message = parser.message('\0', 0);
        return message;
    }

    private YamlNode message(char end, int depth) throws UnexaminedException {
        if (depth > DEEPEST) {
            throw new UnexaminedException(line, "nested more than " + DEEPEST + " deep");
        }
        YamlNode message = new YamlNode(YamlNode.Kind.MAPPING, line, "", false);
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (char c = next(); c != end; c = next()) {
            if (c == '\0') {
                throw new UnexaminedException(line, "the text ends inside a message");
            }
            lines.putIfAbsent(peekName(), line);
            String name = name();
            YamlNode values = fields.computeIfAbsent(
                    name, key -> new YamlNode(YamlNode.Kind.SEQUENCE, lines.getOrDefault(key, line), "", false));
            field(values, depth);
            c = next();
            if (c == ',' || c == ';') {
                at++;
            }
        }
        at++;
        fields.forEach((name, values) -> message.put(name, lines.getOrDefault(name, values.line()), values));
        return message;
    }

    private String peekName() throws UnexaminedException {
        int from = at;
        String name = name();
        at = from;
        return name;
    }

    private void field(YamlNode values, int depth) throws UnexaminedException {
        char c = next();
        if (c == ':') {
            at++;
            c = next();
        }
        if (c == '[') {
            at++;
            for (c = next(); c != ']'; c = next()) {
                values.add(value(depth));
                if (next() == ',') {
                    at++;
                }
            }
            at++;
        } else {
            values.add(value(depth));
        }
    }

    private YamlNode value(int depth) throws UnexaminedException {
        char c = next();
        if (c == '{' || c == '<') {
            at++;
            return message(c == '{' ? '}' : '>', depth + 1);
        }
        int began = line;
        if (c == '"' || c == '\'') {
            StringBuilder joined = new StringBuilder();
            for (; c == '"' || c == '\''; c = next()) {
                joined.append(string(c));
            }
            return new YamlNode(YamlNode.Kind.SCALAR, began, joined.toString(), true);
        }
        return new YamlNode(YamlNode.Kind.SCALAR, began, name(), false);
    }

    private String string(char quote) throws UnexaminedException {
        StringBuilder plain = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                throw new UnexaminedException(line, "a string without its end");
            }
            if (c == '\\' && at + 1 < text.length()) {
                c = escaped();
            }
            plain.append(c);
        }
        at++;
        return plain.toString();
    }

    /** Octal and hexadecimal escapes are how a path could hide. */
    private char escaped() {
        char c = text.charAt(++at);
        if (c == 'x' || c == 'X') {
            int end = at + 1;
            while (end < text.length() && end < at + 3 && Character.digit(text.charAt(end), 16) >= 0) {
                end++;
            }
            char value = end == at + 1 ? c : (char) Integer.parseInt(text, at + 1, end, 16);
            at = end - 1;
            return value;
        }
        if (c >= '0' && c <= '7') {
            int end = at;
            while (end < text.length() && end < at + 3 && Character.digit(text.charAt(end), 8) >= 0) {
                end++;
            }
            char value = (char) (Integer.parseInt(text, at, end, 8) & 0xFF);
            at = end - 1;
            return value;
        }
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }

    private String name() throws UnexaminedException {
        next();
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-+./[]".indexOf(text.charAt(at)) >= 0)) {
            if (text.charAt(at) == '[' && at > from || text.charAt(at) == ']' && text.charAt(from) != '[') {
                break;
            }
            at++;
        }
        if (from == at) {
            throw new UnexaminedException(line, "no text of a protocol buffer");
        }
        return text.substring(from, at);
    }

    /** The next character that is no white space or comment, not taken; zero at the end. */
    private char next() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = (end < 0 ? text.length() : end) - 1;
            } else if (!Character.isWhitespace(c)) {
                return c;
            }
        }
        return '\0';
    }
}

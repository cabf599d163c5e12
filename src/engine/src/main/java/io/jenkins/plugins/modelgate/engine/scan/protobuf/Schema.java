package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Message types by name, written as a table: a line with a message's name, then one indented line per field with number,
 * name and type; {@code *} behind the type makes it repeated. Types are {@code varint}, {@code fixed32},
 * {@code fixed64}, {@code string}, {@code bytes} and the names of messages. Text behind {@code #} is a comment.
 */
public final class Schema {
    private final Map<String, Message> messages = new LinkedHashMap<>();

    private Schema() {}

    /** Reads the tables of a schema; they may refer to one another. */
    public static Schema of(String... tables) {
        Schema schema = new Schema();
        Message current = null;
        for (String line : String.join("\n", tables).split("\n")) {
            String text = line.replaceFirst("#.*", "").stripTrailing();
            if (text.isEmpty()) {
                continue;
            }
            if (!Character.isWhitespace(text.charAt(0))) {
                current = schema.named(text);
                continue;
            }
            String[] words = text.strip().split("\\s+");
            if (current == null || words.length != 3) {
                throw new IllegalArgumentException("not a field: " + line);
            }
            schema.addField(current, Integer.parseInt(words[0]), words[1], words[2]);
        }
        return schema;
    }

    private void addField(Message message, int number, String name, String type) {
        boolean repeated = type.endsWith("*");
        String base = repeated ? type.substring(0, type.length() - 1) : type;
        Kind kind = switch (base) {
            case "varint" -> Kind.VARINT;
            case "fixed32" -> Kind.FIXED32;
            case "fixed64" -> Kind.FIXED64;
            case "string" -> Kind.STRING;
            case "bytes" -> Kind.BYTES;
            default -> Kind.MESSAGE;
        };
        message.add(number, name, kind, kind == Kind.MESSAGE ? named(base) : null, repeated);
    }

    private Message named(String name) {
        return messages.computeIfAbsent(name, Message::new);
    }

    /** The message type of that name; every name that occurs in the table has one, if only an empty one. */
    public Message message(String name) {
        Message message = messages.get(name);
        if (message == null) {
            throw new IllegalArgumentException("no message " + name);
        }
        return message;
    }

    /** Names of all message types. */
    public Set<String> names() {
        return Set.copyOf(messages.keySet());
    }
}

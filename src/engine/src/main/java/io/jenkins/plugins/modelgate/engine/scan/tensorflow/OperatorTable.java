package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The operators that TensorFlow registers, and what some of them do beyond computing. */
final class OperatorTable {
    /** What an operator reaches. */
    enum Effect {
        PYTHON,
        WRITE,
        NETWORK,
        /** The content of files, as data. */
        CONTENT,
        /** Files that become tables or variables, as vocabularies in {@code assets/} do. */
        READ,
        OPAQUE
    }

    private static final Set<String> REGISTERED = new HashSet<>(lines("operators.txt"));

    private static final Map<String, Effect> EFFECTS = new HashMap<>();

    static {
        Effect section = Effect.PYTHON;
        for (String line : lines("effects.txt")) {
            if (line.startsWith("[")) {
                section = Effect.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
            } else {
                EFFECTS.put(line, section);
            }
        }
    }

    private OperatorTable() {}

    /** Whether TensorFlow has it built in. */
    static boolean isRegistered(String operator) {
        return REGISTERED.contains(operator);
    }

    /** What it does beyond computing, or null. */
    @CheckForNull
    static Effect effect(String operator) {
        return EFFECTS.get(operator);
    }

    /** Names of all operators with an effect. */
    static Set<String> withEffect() {
        return Set.copyOf(EFFECTS.keySet());
    }

    private static List<String> lines(String resource) {
        try (InputStream in = OperatorTable.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

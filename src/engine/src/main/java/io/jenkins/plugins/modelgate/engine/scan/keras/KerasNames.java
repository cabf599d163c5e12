package io.jenkins.plugins.modelgate.engine.scan.keras;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names that Keras resolves by itself, from Keras itself. */
final class KerasNames {
    /** Written in place of objects that are no classes (serialization_lib.py of Keras 3, json_utils.py of Keras 2). */
    private static final Set<String> VALUES = Set.of(
            "__tensor__",
            "__numpy__",
            "__bytes__",
            "__ellipsis__",
            "__slice__",
            "__keras_tensor__",
            "__tuple__",
            "TensorShape",
            "TypeSpec",
            "CompositeTensor");

    private static final Map<String, Set<String>> SECTIONS = read();

    private KerasNames() {}

    static boolean isValue(String className) {
        return VALUES.contains(className);
    }

    static boolean isClass(String name) {
        return SECTIONS.get("class").contains(name);
    }

    static boolean isFunction(String name) {
        return SECTIONS.get("function").contains(name);
    }

    /** Whether Keras 2 itself registers a class under that name, with its package. */
    static boolean isRegistered(String name) {
        return SECTIONS.get("registered").contains(name);
    }

    /** Whether {@code module.name} is a function that no model needs, under its exported name or any other. */
    static boolean isRefused(String module, String name) {
        return SECTIONS.get("refused").contains(module + '.' + name)
                || SECTIONS.get("short").contains(name) && !isClass(name) && !isFunction(name);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> sections = new HashMap<>();
        try (InputStream in = KerasNames.class.getResourceAsStream("names.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            Set<String> section = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = new HashSet<>();
                    sections.put(line.substring(1, line.length() - 1), section);
                } else if (section != null) {
                    section.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> last = new HashSet<>();
        sections.get("refused").forEach(name -> last.add(name.substring(name.lastIndexOf('.') + 1)));
        sections.put("short", last);
        return sections;
    }
}

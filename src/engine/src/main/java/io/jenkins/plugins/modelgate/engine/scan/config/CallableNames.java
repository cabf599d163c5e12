package io.jenkins.plugins.modelgate.engine.scan.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of dotted Python names that a configuration has a loader call. Default deny: only exact names of the
 * list are acceptable, the rest differs in how sure the harm is.
 */
final class CallableNames {
    /** Standing of a name. */
    enum Standing {
        /** On the list: builds a part of a model. */
        ALLOWED,
        /** Python's standard library, reached directly or through another package. */
        DANGEROUS,
        /** A package that model code has installed, but not a name of the list. */
        LIBRARY,
        /** Anything else. */
        UNKNOWN
    }

    private static final Pattern DOTTED = Pattern.compile("[\\p{L}_][\\w$]*(\\.[\\p{L}_][\\w$]*)+");
    private static final Set<String> ALLOWED = pairs("callables.txt");
    private static final Set<String> STANDARD_LIBRARY = words("python-standard-library.txt");
    private static final Set<String> BUILTINS = words("python-builtins.txt");
    private static final Set<String> LIBRARIES = words("python-libraries.txt");

    private CallableNames() {}

    /**
     * @param name dotted name
     * @param alsoAllowed exact names that the policy adds
     */
    static Standing standing(String name, Set<String> alsoAllowed) {
        if (ALLOWED.contains(name) || alsoAllowed.contains(name)) {
            return Standing.ALLOWED;
        }
        String[] parts = name.split("[.:]", -1);
        if (STANDARD_LIBRARY.contains(parts[0]) || parts.length == 1 && BUILTINS.contains(name)) {
            return Standing.DANGEROUS;
        }
        for (String part : parts) {
            if (part.startsWith("__") || reachesOut(part)) {
                return Standing.DANGEROUS;
            }
        }
        return LIBRARIES.contains(parts[0]) ? Standing.LIBRARY : Standing.UNKNOWN;
    }

    /** Packages carry the modules they import as attributes: {@code torch.utils.data.os.system} is {@code os.system}. */
    static boolean reachesOut(String part) {
        return switch (part) {
            case "os",
                    "posix",
                    "nt",
                    "sys",
                    "subprocess",
                    "builtins",
                    "importlib",
                    "pickle",
                    "_pickle",
                    "marshal",
                    "shutil",
                    "socket",
                    "ctypes",
                    "runpy",
                    "pty",
                    "eval",
                    "exec",
                    "system",
                    "popen",
                    "Popen" -> true;
            default -> false;
        };
    }

    /** Whether a text has the form of a dotted Python name. */
    static boolean isDotted(String text) {
        return text.length() < 1000 && DOTTED.matcher(text).matches();
    }

    /** Whether a dotted name is one that names a class by Python's custom. */
    static boolean isClass(String name) {
        return Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
    }

    /** Lines {@code module: Name Name ...}. */
    private static Set<String> pairs(String resource) {
        Set<String> names = new HashSet<>();
        for (String line : lines(resource)) {
            int colon = line.indexOf(':');
            for (String name : line.substring(colon + 1).trim().split(" ")) {
                names.add(line.substring(0, colon) + "." + name);
            }
        }
        return Set.copyOf(names);
    }

    /** One word or several on each line. */
    static Set<String> words(String resource) {
        Set<String> words = new HashSet<>();
        for (String line : lines(resource)) {
            words.addAll(List.of(line.split(" ")));
        }
        return Set.copyOf(words);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = CallableNames.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}

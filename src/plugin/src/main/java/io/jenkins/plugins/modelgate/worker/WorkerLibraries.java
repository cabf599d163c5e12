package io.jenkins.plugins.modelgate.worker;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jars of the worker, as the build packed them into the plugin: {@code base/SHA256SUMS} lists them, one line each.
 * Sets for checks that need more lie beside it under other names.
 */
final class WorkerLibraries {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]{0,127}\\.jar)");

    private final String set;

    /** @param set name of a set, {@code base} */
    WorkerLibraries(String set) {
        this.set = set;
    }

    /** Every jar of the set, in the order of the class path. */
    ArrayList<Library> list() throws IOException {
        if (set.equals(OnnxRuntime.SET)) {
            return OnnxRuntime.list();
        }
        ArrayList<Library> libraries = new ArrayList<>();
        try (BufferedReader sums =
                new BufferedReader(new InputStreamReader(resource("SHA256SUMS"), StandardCharsets.US_ASCII))) {
            for (String line = sums.readLine(); line != null; line = sums.readLine()) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new IOException("the list of the worker's libraries is damaged: install the plugin again");
                }
                libraries.add(new Library(matcher.group(2), matcher.group(1)));
            }
        }
        return libraries;
    }

    /** The bytes of a jar; the caller closes the stream. */
    InputStream open(Library library) throws IOException {
        return set.equals(OnnxRuntime.SET) ? OnnxRuntime.open() : resource(library.name());
    }

    private InputStream resource(String name) throws IOException {
        InputStream in = WorkerLibraries.class.getResourceAsStream(set + "/" + name);
        if (in == null) {
            throw new FileNotFoundException("the plugin lacks " + set + "/" + name + ": install it again");
        }
        return in;
    }
}

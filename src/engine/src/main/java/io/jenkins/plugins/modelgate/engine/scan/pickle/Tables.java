package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the text tables of this room: words separated by spaces, {@code #} to the end of a line is a comment. */
final class Tables {
    private Tables() {}

    /** Hands on the words of each entry; an indented line goes on with the entry above it. */
    static void read(String table, Consumer<List<String>> entries) {
        try (InputStream in = Tables.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("no table " + table);
            }
            read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(BufferedReader lines, Consumer<List<String>> entries) throws IOException {
        List<String> entry = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int comment = line.indexOf('#');
            String text = comment < 0 ? line : line.substring(0, comment);
            if (text.isBlank()) {
                continue;
            }
            if (!Character.isWhitespace(text.charAt(0)) && !entry.isEmpty()) {
                entries.accept(entry);
                entry = new ArrayList<>();
            }
            entry.addAll(List.of(text.strip().split("\\s+")));
        }
        if (!entry.isEmpty()) {
            entries.accept(entry);
        }
    }
}

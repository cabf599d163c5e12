package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A dataset of the benchmark in memory, with the numbers of the rows that an attack planted. */
final class Rows {
    static final String LABEL = "label";
    static final String TEXT = "text";

    final String name;
    final List<String> header;
    final List<String[]> rows = new ArrayList<>();
    final Set<String[]> planted = Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    private Rows(String name, List<String> header) {
        this.name = name;
        this.header = header;
    }

    static Rows read(Path file) throws IOException {
        boolean packed = file.toString().endsWith(".gz");
        try (java.io.InputStream bytes = Files.newInputStream(file);
                java.io.InputStream plain = packed ? new java.util.zip.GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(
                        new java.io.InputStreamReader(plain, java.nio.charset.StandardCharsets.UTF_8))) {
            Rows result = null;
            for (String[] row = record(reader); row != null; row = record(reader)) {
                if (result == null) {
                    result = new Rows(file.getFileName().toString().replaceAll("\\.csv(\\.gz)?$", ""), List.of(row));
                } else if (row.length == result.header.size()) {
                    result.rows.add(row);
                }
            }
            return result;
        }
    }

    private static String[] record(BufferedReader reader) throws IOException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && (quoted || c != '\n'); c = reader.read()) {
            if (quoted) {
                if (c != '"') {
                    field.append((char) c);
                } else {
                    reader.mark(1);
                    if (reader.read() == '"') {
                        field.append('"');
                    } else {
                        reader.reset();
                        quoted = false;
                    }
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append((char) c);
            }
        }
        fields.add(field.toString());
        return fields.toArray(new String[0]);
    }

    /** A copy that can be poisoned; at most so many rows, in random order unless all of them are wanted as they are. */
    Rows copy(int most, Random random) {
        Rows copy = new Rows(name, header);
        List<String[]> all = new ArrayList<>(rows);
        if (random != null) {
            Collections.shuffle(all, random);
        }
        for (String[] row : all.subList(0, Math.min(most, all.size()))) {
            copy.rows.add(row.clone());
        }
        return copy;
    }

    /** The rows from one to before another, as they are. */
    Rows part(int from, int to) {
        Rows part = new Rows(name, header);
        rows.subList(from, to).forEach(row -> part.rows.add(row.clone()));
        return part;
    }

    /** The same with one of ten annotators for each row. */
    Rows annotated(Random random) {
        List<String> wider = new ArrayList<>(header);
        wider.add("annotator");
        Rows copy = new Rows(name, wider);
        for (String[] row : rows) {
            String[] longer = java.util.Arrays.copyOf(row, row.length + 1);
            longer[row.length] = "a" + random.nextInt(10);
            copy.rows.add(longer);
        }
        return copy;
    }

    /** Of the texts: what stands behind the hyphen of the name, else English. */
    String language() {
        return name.matches(".*-[a-z]{2}") ? name.substring(name.length() - 2) : "en";
    }

    int column(String column) {
        return header.indexOf(column);
    }

    boolean isText() {
        return header.contains(TEXT);
    }

    String label(String[] row) {
        return row[column(LABEL)];
    }

    List<String> labels() {
        return rows.stream()
                .map(this::label)
                .filter(l -> !l.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Columns of numbers, or the others, without label, text and annotator. */
    List<Integer> features(boolean numeric) {
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < header.size(); c++) {
            if (List.of(LABEL, TEXT, "annotator").contains(header.get(c))) {
                continue;
            }
            int column = c;
            boolean numbers = rows.stream().allMatch(row -> row[column].isEmpty() || isNumber(row[column]));
            if (numbers == numeric) {
                found.add(c);
            }
        }
        return found;
    }

    static boolean isNumber(String text) {
        // What begins as a word is none: an exception for each of thousands of texts takes longer than all else.
        if (text.isEmpty() || text.charAt(0) > '9') {
            return false;
        }
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Numbers of the planted rows in their present order. */
    Set<Long> plantedNumbers() {
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (planted.contains(rows.get(i))) {
                numbers.add((long) i);
            }
        }
        return numbers;
    }

    DataFile write(Path file) throws IOException {
        StringBuilder csv = new StringBuilder();
        line(csv, header.toArray(new String[0]));
        rows.forEach(row -> line(csv, row));
        Files.writeString(file, csv);
        return new DataFile(
                file.getFileName().toString(), file.toRealPath(), DataFormat.CSV, Compression.NONE, csv.length(), "");
    }

    private static void line(StringBuilder csv, String[] row) {
        for (int i = 0; i < row.length; i++) {
            csv.append(i == 0 ? "" : ",");
            boolean plain = row[i].chars().allMatch(c -> c > ' ' && c != '"' && c != ',' && c < 127);
            csv.append(plain ? row[i] : '"' + row[i].replace("\"", "\"\"") + '"');
        }
        csv.append('\n');
    }
}

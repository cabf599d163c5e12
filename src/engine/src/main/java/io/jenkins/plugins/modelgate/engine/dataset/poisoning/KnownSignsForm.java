package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * {@link KnownSigns} as lines of text that travel inside a profile: a version, then the fields in their order, packed and in base 64. Who
 * reads them cannot trust who wrote them: every number is bounded before memory is taken for it.
 */
public final class KnownSignsForm {
    private static final int VERSION = 1;
    private static final int LINE = 1000;

    /** Bytes before packing, at most. */
    private static final int MOST_BYTES = 48 << 20;

    private static final int MOST_NAME = 10_000;

    private KnownSignsForm() {}

    /** Lines of at most a thousand characters. */
    public static List<String> lines(KnownSigns signs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            write(signs, new Packed.Output(out));
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        String text = Base64.getEncoder().encodeToString(bytes.toByteArray());
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LINE) {
            lines.add(text.substring(from, Math.min(text.length(), from + LINE)));
        }
        return lines;
    }

    /**
     * What the lines say.
     *
     * @throws IOException when they say nothing that this engine wrote
     */
    public static KnownSigns read(List<String> lines) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(String.join("", lines));
            try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
                KnownSigns signs = read(new Packed.Input(in, MOST_BYTES));
                if (in.read() >= 0) {
                    throw new IOException("something follows them");
                }
                return signs;
            }
        } catch (IllegalArgumentException | EOFException | ZipException e) {
            throw new IOException("they are damaged", e);
        }
    }

    private static void write(KnownSigns signs, Packed.Output out) throws IOException {
        out.number(VERSION);
        out.number(signs.rows());
        out.number(signs.labels().size());
        for (int c = 0; c < signs.labels().size(); c++) {
            out.text(signs.labels().get(c));
            out.number(signs.labelRows().get(c));
        }
        out.decimal(signs.excess());
        out.decimal(signs.conflicts());
        out.number(signs.markup().size());
        for (Map.Entry<String, Long> entry : signs.markup().entrySet()) {
            out.text(entry.getKey());
            out.number(entry.getValue());
        }
        out.number(signs.spreads().size());
        for (Map.Entry<String, Spread> entry : signs.spreads().entrySet()) {
            out.text(entry.getKey());
            spread(entry.getValue(), out);
        }
        KnownNeighbours neighbours = signs.neighbours();
        out.number(neighbours == null ? 0 : 1);
        if (neighbours != null) {
            for (long[] counts :
                    List.of(neighbours.rows(), neighbours.own(), neighbours.against(), neighbours.torn())) {
                out.numbers(counts);
            }
        }
        KnownDistances distances = signs.distances();
        out.number(distances == null ? 0 : 1);
        if (distances != null) {
            out.decimal(distances.bound());
            out.number(distances.rows());
            out.number(distances.beyond());
        }
        rows(signs.cells(), out);
        KnownWords words = signs.words();
        out.number(words == null ? 0 : 1);
        if (words != null) {
            words(words, out);
        }
    }

    private static KnownSigns read(Packed.Input in) throws IOException {
        if (in.number() != VERSION) {
            throw new IOException("this engine reads version " + VERSION + " of them; accept the data anew");
        }
        long rows = in.number();
        List<String> labels = new ArrayList<>();
        List<Long> labelRows = new ArrayList<>();
        for (int left = in.size(Labels.MOST); left > 0; left--) {
            labels.add(in.text(MOST_NAME));
            labelRows.add(in.number());
        }
        double excess = in.decimal();
        double conflicts = in.decimal();
        Map<String, Long> markup = new TreeMap<>();
        for (int left = in.size(100); left > 0; left--) {
            markup.put(in.text(MOST_NAME), in.number());
        }
        Map<String, Spread> spreads = new TreeMap<>();
        for (int left = in.size(RowSample.MOST_COLUMNS); left > 0; left--) {
            spreads.put(in.text(MOST_NAME), spread(in));
        }
        KnownNeighbours neighbours = in.size(1) == 0
                ? null
                : new KnownNeighbours(
                        in.numbers(Labels.MOST),
                        in.numbers(Labels.MOST),
                        in.numbers(Labels.MOST),
                        in.numbers(Labels.MOST));
        KnownDistances distances = in.size(1) == 0 ? null : new KnownDistances(in.decimal(), in.number(), in.number());
        KnownRows cells = rows(in);
        KnownWords words = in.size(1) == 0 ? null : words(in, Math.max(1, labels.size()));
        return new KnownSigns(
                rows, labels, labelRows, excess, conflicts, markup, spreads, neighbours, distances, cells, words);
    }

    private static void spread(Spread spread, Packed.Output out) throws IOException {
        out.decimal(spread.median());
        out.decimal(spread.deviation());
        out.decimal(spread.lower());
        out.decimal(spread.upper());
        out.number(spread.values());
        out.number(spread.robust());
        out.number(spread.fenced());
    }

    private static Spread spread(Packed.Input in) throws IOException {
        return new Spread(
                in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.number(), in.number(), in.number());
    }

    private static void rows(KnownRows rows, Packed.Output out) throws IOException {
        out.number(rows.columns().size());
        for (String column : rows.columns()) {
            out.text(column);
        }
        out.number(rows.size());
        for (int label : rows.labels()) {
            out.number(label + 1L);
        }
        for (int[] column : rows.cells()) {
            for (int cell : column) {
                out.number(Integer.toUnsignedLong(cell));
            }
        }
    }

    private static KnownRows rows(Packed.Input in) throws IOException {
        List<String> columns = new ArrayList<>();
        for (int left = in.size(RowSample.MOST_COLUMNS); left > 0; left--) {
            columns.add(in.text(MOST_NAME));
        }
        int size = in.size(KnownRows.MOST_ROWS);
        if ((long) size * columns.size() > KnownRows.MOST_CELLS) {
            throw new IOException("there are more values than this engine keeps");
        }
        int[] labels = new int[size];
        for (int r = 0; r < size; r++) {
            labels[r] = in.size(Labels.MOST) - 1;
        }
        int[][] cells = new int[columns.size()][size];
        for (int[] column : cells) {
            for (int r = 0; r < size; r++) {
                column[r] = (int) in.number();
            }
        }
        return new KnownRows(columns, labels, cells);
    }

    private static void words(KnownWords words, Packed.Output out) throws IOException {
        out.numbers(words.rowsOf());
        out.number(words.floor());
        out.number(words.keys().length);
        long last = 0;
        for (long key : words.keys()) {
            out.number(key - last);
            last = key;
        }
        for (int count : words.counts()) {
            out.number(count);
        }
    }

    private static KnownWords words(Packed.Input in, int classes) throws IOException {
        long[] rowsOf = in.numbers(Labels.MOST);
        if (rowsOf.length != classes) {
            throw new IOException("their words are of other classes");
        }
        int floor = in.size(Integer.MAX_VALUE);
        long[] keys = new long[in.size(KnownWords.MOST)];
        long last = 0;
        for (int i = 0; i < keys.length; i++) {
            last += in.number();
            keys[i] = last;
        }
        int[] counts = new int[keys.length * classes];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.size(Integer.MAX_VALUE);
        }
        return new KnownWords(rowsOf, floor, keys, counts);
    }
}

package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.quality.read.Csv;
import io.jenkins.plugins.modelgate.engine.quality.read.UnreadableException;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads examples: CSV with a header line, or what numpy.savez writes with {@code x} and {@code y}. */
final class ExamplesFile {
    /** Bytes, and values of all features together. */
    private static final int MOST_BYTES = 64 << 20;

    private static final int MOST_VALUES = 4_000_000;

    private ExamplesFile() {}

    /** The whole file. */
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return bounded(in, "the file of examples");
        }
    }

    /** @param label column of a CSV; null for the last one */
    static Examples read(byte[] file, @CheckForNull String label) throws IOException {
        boolean zip = file.length > 2 && file[0] == 'P' && file[1] == 'K';
        return zip ? npz(file) : csv(file, label);
    }

    private static Examples csv(byte[] file, @CheckForNull String label) throws UnusableException {
        List<List<String>> lines;
        try {
            lines = Csv.lines(new String(file, StandardCharsets.UTF_8));
        } catch (UnreadableException e) {
            throw new UnusableException("the file of examples " + e.getMessage(), e);
        }
        if (lines.size() < 2) {
            throw new UnusableException("the file of examples has no examples below its header line");
        }
        List<String> header = lines.get(0);
        int column = label == null ? header.size() - 1 : header.indexOf(label);
        if (column < 0 || header.size() < 2 || new HashSet<>(header).size() != header.size()) {
            throw new UnusableException("the file of examples has "
                    + (column < 0
                            ? "no column " + SafeText.quote(label)
                            : "not a label and features with names of their own"));
        }
        List<String> names = new ArrayList<>(header);
        names.remove(column);
        bounded(lines.size() - 1L, names.size());
        double[][] inputs = new double[lines.size() - 1][names.size()];
        String[] labels = new String[inputs.length];
        for (int row = 0; row < inputs.length; row++) {
            List<String> line = new ArrayList<>(lines.get(row + 1));
            labels[row] = Examples.label(line.remove(column));
            for (int i = 0; i < names.size(); i++) {
                inputs[row][i] = finite(Examples.number(line.get(i).strip()), row, names.get(i));
            }
        }
        return Examples.of(names, inputs, labels, new int[] {names.size()});
    }

    private static Examples npz(byte[] file) throws IOException {
        NpyArray x = null;
        NpyArray y = null;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("x.npy") && x == null) {
                    x = NpyArray.of(bounded(zip, "x"), "x");
                } else if (entry.getName().equals("y.npy") && y == null) {
                    y = NpyArray.of(bounded(zip, "y"), "y");
                } else {
                    throw new UnusableException("the file of examples has " + SafeText.quote(entry.getName())
                            + "; give an npz with x and y alone");
                }
            }
        }
        if (x == null || y == null || x.shape().length < 2 || x.shape()[0] < 1 || y.values().length != x.shape()[0]) {
            throw new UnusableException(
                    "the file of examples has not x with rows of features and y with one label for each");
        }
        int rows = x.shape()[0];
        int features = x.values().length / rows;
        bounded(rows, features);
        double[][] inputs = new double[rows][];
        String[] labels = new String[rows];
        List<String> names = IntStream.range(0, features).mapToObj(i -> "x" + i).toList();
        for (int row = 0; row < rows; row++) {
            inputs[row] = Arrays.copyOfRange(x.values(), row * features, (row + 1) * features);
            for (int i = 0; i < features; i++) {
                finite(inputs[row][i], row, names.get(i));
            }
            labels[row] = Examples.label(finite(y.values()[row], row, "y"));
        }
        return Examples.of(names, inputs, labels, Arrays.copyOfRange(x.shape(), 1, x.shape().length));
    }

    private static double finite(double value, int row, String name) throws UnusableException {
        if (!Double.isFinite(value)) {
            throw new UnusableException("example " + row + " has no finite number in " + SafeText.quote(name)
                    + "; give features as numbers, without gaps");
        }
        return value;
    }

    private static void bounded(long rows, long features) throws UnusableException {
        if (rows > Robustness.MOST || rows * features > MOST_VALUES || features < 1) {
            throw new UnusableException("the file of examples has more than " + Robustness.MOST + " examples or "
                    + MOST_VALUES + " values; give a random part of it");
        }
    }

    private static byte[] bounded(InputStream in, String what) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new UnusableException(
                    what + " is larger than " + (MOST_BYTES >> 20) + " MiB; give a random part of it");
        }
        return bytes;
    }
}

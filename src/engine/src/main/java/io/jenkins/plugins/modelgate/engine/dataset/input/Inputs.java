package io.jenkins.plugins.modelgate.engine.dataset.input;

import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * The files of a dataset: found, kept inside the workspace, digested in one read, of one kind.
 *
 * @param workspace its real path
 * @param examined in code-point order of the paths, which is the order of the rows
 * @param passedOver files of the same directories whose names do not tell rows; relative paths, sorted
 */
public record Inputs(Path workspace, List<Examined> examined, List<String> passedOver) {
    /** Longest line of a text, in bytes. */
    public static final long MAX_LINE = 16L << 20;

    public Inputs {
        examined = List.copyOf(examined);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Finds and digests what the patterns stand for.
     *
     * @param patterns files, directories and globs ({@code *}, {@code **}, {@code ?}), relative to the workspace or inside it
     * @param workspace nothing outside of it is opened
     * @param progress told of every chunk that was read; called from several threads
     * @throws InputException when a pattern stands for nothing, for a link, for something outside, or for files of several kinds
     */
    public static Inputs resolve(List<String> patterns, Path workspace, int threads, InputProgress progress)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(workspace)) {
            throw new NoSuchFileException(workspace + ": no such directory; it should be the workspace");
        }
        Path root = workspace.toRealPath();
        InputPatterns found = new InputPatterns(root);
        for (String pattern : patterns) {
            found.add(pattern);
        }
        Map<String, Path> files = found.found();
        Kind kind = Kind.ofAll(files.keySet());
        progress.begin(files.size(), sizes(files.values()));
        List<Callable<Examined>> work = new ArrayList<>();
        files.forEach((path, real) ->
                work.add(() -> FileExamination.of(path, real, kind.format(), kind.compression(), progress::read)));
        return new Inputs(root, sameHeader(Parallel.run(work, threads)), found.passedOver());
    }

    private static long sizes(Iterable<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** Files whose columns differ would be read one under the other as if they did not. */
    private static List<Examined> sameHeader(List<Examined> all) {
        List<Examined> checked = new ArrayList<>();
        for (Examined each : all) {
            Examined first = checked.stream()
                    .filter(other -> other.fault() == null)
                    .findFirst()
                    .orElse(each);
            boolean same = each.fault() != null || each.header().equals(first.header());
            checked.add(
                    same
                            ? each
                            : new Examined(
                                    each.file(),
                                    each.header(),
                                    "its columns " + shown(each.header()) + " are not those of "
                                            + SafeText.of(first.file().path()) + ", " + shown(first.header()),
                                    0));
        }
        return checked;
    }

    private static String shown(List<String> names) {
        return SafeText.of(String.join(", ", names));
    }

    /** Files whose rows can be examined. */
    public List<DataFile> readable() {
        return examined.stream()
                .filter(each -> each.fault() == null)
                .map(Examined::file)
                .toList();
    }

    /** Every file, digested. */
    public List<DataFile> files() {
        return examined.stream().map(Examined::file).toList();
    }

    /** Sum of sizes. */
    public long bytes() {
        return files().stream().mapToLong(DataFile::bytes).sum();
    }

    /**
     * Of one file its SHA-256, of several the SHA-256 of their {@code sha256sum} listing in code-point order of the paths, so that
     * names count as well as contents.
     */
    public String digest() {
        List<DataFile> files = files();
        if (files.size() == 1) {
            return files.get(0).sha256();
        }
        TreeDigest digest = new TreeDigest(null);
        files.forEach(file -> digest.add(file.path(), file.sha256()));
        return digest.listing();
    }

    /** Reads everything again and tells which files are not any more what they were; relative paths. */
    public List<String> changed(int threads) throws InterruptedException {
        List<Callable<Optional<String>>> work = new ArrayList<>();
        for (DataFile file : files()) {
            work.add(() -> isSame(file) ? Optional.empty() : Optional.of(file.path()));
        }
        try {
            return Parallel.run(work, threads).stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("a failed reading counts as a change", e);
        }
    }

    private static boolean isSame(DataFile file) {
        try {
            return Files.isRegularFile(file.real(), LinkOption.NOFOLLOW_LINKS)
                    && FileDigest.of(file.real()).equals(file.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    /** What all files have in common. */
    private record Kind(DataFormat format, Compression compression) {
        static Kind ofAll(Iterable<String> paths) throws InputException {
            DataFormat format = only(
                    paths,
                    DataFormat::of,
                    "format",
                    "its name ends with none of .csv, .tsv, .jsonl, .ndjson, .json"
                            + " and .parquet, with or without .gz or .zst");
            Compression compression =
                    only(paths, path -> Optional.of(Compression.of(path)), "compression", "it has none");
            return new Kind(format, compression);
        }

        private static <T> T only(Iterable<String> paths, Function<String, Optional<T>> kind, String noun, String none)
                throws InputException {
            String first = null;
            T common = null;
            for (String path : paths) {
                T own = kind.apply(path).orElseThrow(() -> new InputException(SafeText.of(path) + ": " + none));
                if (common != null && !common.equals(own)) {
                    throw new InputException(SafeText.of(path) + " and " + SafeText.of(first) + " differ in " + noun
                            + " (" + own + ", " + common + "); check them one kind at a time");
                }
                common = own;
                first = path;
            }
            return common;
        }
    }
}

package io.jenkins.plugins.modelgate.engine.dataset.input;

import io.airlift.compress.zstd.ZstdInputStream;
import io.jenkins.plugins.modelgate.engine.artifact.ArtifactFile;
import io.jenkins.plugins.modelgate.engine.artifact.DigestStream;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * One reading of one file: its digest, whether it is what its name says, and for texts whether every byte is one that a reader of
 * rows can take. What is packed is unpacked within bounds.
 */
final class FileExamination {
    /** What is packed may become this much larger before its size counts, in bytes. */
    private static final long ALWAYS_ALLOWED = 256L << 20;

    /** Gzip reaches 1,032, and rows that repeat come near it. */
    private static final long MAX_RATIO = 1100;

    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PARQUET_ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 64 * 1024;

    private final String path;
    private final DataFormat format;
    private final Compression compression;
    private String fault;
    private long faultAt = -1;
    private List<String> header = List.of();

    private FileExamination(String path, DataFormat format, Compression compression) {
        this.path = path;
        this.format = format;
        this.compression = compression;
    }

    /** @param onBytes told of every chunk, for progress */
    static Examined of(String path, Path real, DataFormat format, Compression compression, LongConsumer onBytes)
            throws IOException {
        return new FileExamination(path, format, compression).run(real, onBytes);
    }

    private Examined run(Path real, LongConsumer onBytes) throws IOException {
        TreeEntry entry = new TreeEntry(path, real, TreeEntry.Kind.FILE, 0, false, null, null);
        try (ArtifactFile file = ArtifactFile.open(entry)) {
            String sha256;
            try (DigestStream bytes = file.digested(false, onBytes)) {
                byte[] start = start(file);
                fault = misnamed(start, file);
                if (fault == null && format != DataFormat.PARQUET) {
                    text(bytes, file.size());
                }
                sha256 = bytes.finish();
            }
            try {
                file.checkUnchanged();
            } catch (IOException e) {
                fault = e.getMessage();
            }
            return new Examined(
                    new DataFile(path, real, format, compression, file.size(), sha256), header, fault, faultAt);
        }
    }

    private static byte[] start(ArtifactFile file) throws IOException {
        try (InputStream in = file.at(0)) {
            return in.readNBytes(4);
        }
    }

    /** Why the content is not of the kind that the name says, or null. */
    private String misnamed(byte[] start, ArtifactFile file) throws IOException {
        if (start.length == 0) {
            return "the file is empty";
        }
        boolean parquet = Arrays.equals(start, PARQUET);
        Compression packed = start.length >= 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B
                ? Compression.GZIP
                : isZstd(start) ? Compression.ZSTD : Compression.NONE;
        if (format == DataFormat.PARQUET) {
            return Arrays.equals(start, PARQUET_ENCRYPTED)
                    ? "the Parquet file is encrypted; check it where it is readable"
                    : compression != Compression.NONE
                            ? "a Parquet file packs its pages itself; unpack it from its " + compression.word()
                            : parquet ? parquetEnd(file) : "the content is no Parquet: it does not begin with PAR1";
        }
        if (parquet) {
            return "the name says " + format + ", the content is Parquet";
        }
        return packed == compression
                ? null
                : "the name says " + (compression == Compression.NONE ? "not packed" : compression.word())
                        + ", the content is " + (packed == Compression.NONE ? "not" : packed.word());
    }

    private static boolean isZstd(byte[] start) {
        return start.length == 4
                && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt() == 0xFD2FB528;
    }

    /** The footer stands before its length and PAR1 at the end. Source: parquet-format, README "File format". */
    private static String parquetEnd(ArtifactFile file) throws IOException {
        byte[] tail = file.tail(8);
        if (file.size() < 12 || !Arrays.equals(Arrays.copyOfRange(tail, 4, 8), PARQUET)) {
            return "the Parquet file is cut short: it does not end with PAR1";
        }
        long footer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFFFFFFL;
        return footer == 0 || footer > file.size() - 12
                ? "the Parquet file's footer says it has " + footer + " bytes, more than the file holds or none"
                : null;
    }

    private void text(DigestStream bytes, long size) throws IOException {
        // An array may stand on one line; its objects are as long as a line may be, which the reader of rows sees to.
        TextScan scan = new TextScan(format == DataFormat.JSON ? Long.MAX_VALUE : Inputs.MAX_LINE);
        FirstCharacter first = new FirstCharacter();
        HeaderScan names = format.delimiter() == null
                ? null
                : new HeaderScan(format.delimiter().charAt(0));
        long most = compression == Compression.NONE ? Long.MAX_VALUE : Math.max(ALWAYS_ALLOWED, MAX_RATIO * size);
        try {
            InputStream unpacked = unpacked(bytes);
            byte[] buffer = new byte[BUFFER];
            for (int got = unpacked.read(buffer); got > 0 && scan.fault() == null; got = unpacked.read(buffer)) {
                if (names != null) {
                    names.add(buffer, got);
                }
                first.add(buffer, got);
                scan.add(buffer, got);
                if (scan.total() > most) {
                    fault = "the file grows to more than " + MAX_RATIO + " times its size when it is unpacked";
                    return;
                }
            }
            scan.end();
        } catch (IOException | RuntimeException e) {
            if (compression == Compression.NONE) {
                throw e;
            }
            fault = "the " + compression.word() + " is broken or cut short: "
                    + SafeText.of(String.valueOf(e.getMessage()));
            return;
        }
        conclude(scan, names);
        if (fault == null && format == DataFormat.JSON && first.character() != '[') {
            fault = "a .json file of rows is one array of objects, [{…}, {…}]; this one begins with "
                    + SafeText.quote(first.character() == 0 ? "" : String.valueOf(first.character()))
                    + ": write its rows as an array, or one object on each line as .jsonl";
            faultAt = 0;
        }
    }

    private void conclude(TextScan scan, HeaderScan names) {
        fault = scan.fault();
        faultAt = scan.faultAt();
        if (fault == null && scan.total() == 0) {
            fault = "the file is empty";
        }
        if (fault == null && names != null) {
            names.end();
            header = names.names();
            fault = names.fault();
            faultAt = fault == null ? -1 : 0;
        }
    }

    private InputStream unpacked(InputStream bytes) throws IOException {
        return switch (compression) {
            case NONE -> bytes;
            case GZIP -> new GZIPInputStream(bytes, BUFFER);
            case ZSTD -> new ZstdInputStream(bytes);
        };
    }
}

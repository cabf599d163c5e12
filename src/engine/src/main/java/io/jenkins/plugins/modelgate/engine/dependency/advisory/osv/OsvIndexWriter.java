package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * Makes an index of OSV records: one immutable file in which the advisories of a package are found without reading the rest.
 *
 * <pre>
 * "MGOSVIX2"
 * for each package, in order of ecosystem and name: its records, deflated together
 * table, for each package: ecosystem (byte), name, offset (long), bytes (int), bytes when unpacked (int), records (int)
 * footer: offset of the table (long), packages (int), records read (long), ecosystems (int),
 *         for each: ordinal (byte), records (long), those that name nothing else (long), newest modification in milliseconds (long); length of the footer (int)
 * SHA-256 of everything before
 * </pre>
 *
 * Only the latest state of each record is kept, and none that is withdrawn. Texts are UTF-8 behind their length (short).
 */
public final class OsvIndexWriter {
    static final byte[] MAGIC = {'M', 'G', 'O', 'S', 'V', 'I', 'X', '2'};

    private OsvIndexWriter() {}

    /**
     * What was written.
     *
     * @param records how many were read, each id once
     * @param counts of them for each ecosystem whose data are here, by OSV's names
     * @param packages how many packages they are about
     * @param newest latest modification among the ecosystem's records whose data are oldest, or null when nobody can say
     */
    public record Result(
            long records,
            Map<String, Long> counts,
            int packages,
            @CheckForNull Instant newest) {
        public Result {
            counts = Map.copyOf(counts);
        }
    }

    /**
     * Writes the index; it is there when everything was written, or not at all.
     *
     * @param source directory or zip file of OSV records
     * @param target file to be made or replaced; work files stand beside it while it is being made
     * @throws IOException when a record cannot be read or a file not be written
     */
    public static Result write(Path source, Path target, Instant now) throws IOException, InterruptedException {
        Path directory = target.toAbsolutePath().getParent();
        Path raw = Files.createTempFile(directory, "osv-records", ".tmp");
        Path whole = Files.createTempFile(directory, "osv-index", ".tmp");
        try {
            Gathered gathered = gather(source, raw);
            OsvHoldings holdings = gathered.latest.holdings(now);
            int packages = write(gathered, raw, whole, holdings);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Result(holdings.records(), holdings.counts(), packages, holdings.newest(List.of()));
        } finally {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(whole);
        }
    }

    private record Reference(String id, long modified, long offset, int length) {}

    private static final class Gathered {
        final OsvFiles.Latest latest = new OsvFiles.Latest();
        final Map<PackageKey, List<Reference>> references = new HashMap<>();
        long offset;
    }

    private static Gathered gather(Path source, Path raw) throws IOException, InterruptedException {
        Gathered gathered = new Gathered();
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(raw), 1 << 16))) {
            OsvReading.read(source, null, record -> {
                gathered.latest.add(record);
                if (!record.withdrawn()) {
                    for (PackageKey key : record.affected().stream()
                            .map(OsvAffected::key)
                            .distinct()
                            .toList()) {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        RecordCodec.write(new DataOutputStream(bytes), record.of(key));
                        synchronized (gathered) {
                            gathered.references
                                    .computeIfAbsent(key, any -> new ArrayList<>(2))
                                    .add(new Reference(record.id(), record.modified(), gathered.offset, bytes.size()));
                            gathered.offset += bytes.size();
                            bytes.writeTo(out);
                        }
                    }
                }
            });
        }
        return gathered;
    }

    private static int write(Gathered gathered, Path raw, Path whole, OsvHoldings holdings) throws IOException {
        ByteArrayOutputStream tableBytes = new ByteArrayOutputStream();
        DataOutputStream table = new DataOutputStream(tableBytes);
        int packages = 0;
        try (FileChannel records = FileChannel.open(raw, StandardOpenOption.READ);
                DigestedFile out = new DigestedFile(whole)) {
            out.write(MAGIC);
            List<PackageKey> keys = new ArrayList<>(gathered.references.keySet());
            keys.sort(null);
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            for (PackageKey key : keys) {
                List<Reference> kept = gathered.references.get(key).stream()
                        .filter(each -> gathered.latest.is(each.id(), each.modified()))
                        .sorted((a, b) -> a.id().compareTo(b.id()))
                        .toList();
                if (!kept.isEmpty()) {
                    packages++;
                    byte[] plain = read(records, kept);
                    byte[] packed = Blocks.deflate(deflater, plain);
                    table.writeByte(key.ecosystem().ordinal());
                    RecordCodec.text(table, key.name());
                    table.writeLong(out.position());
                    table.writeInt(packed.length);
                    table.writeInt(plain.length);
                    table.writeInt(kept.size());
                    out.write(packed);
                }
            }
            deflater.end();
            long start = out.position();
            out.write(tableBytes.toByteArray());
            out.write(footer(start, packages, holdings));
            out.finish();
        }
        return packages;
    }

    private static byte[] read(FileChannel records, List<Reference> references) throws IOException {
        int length = 0;
        for (Reference each : references) {
            length = Math.addExact(length, each.length());
        }
        ByteBuffer plain = ByteBuffer.allocate(length);
        for (Reference each : references) {
            plain.limit(plain.position() + each.length());
            long from = each.offset() - plain.position();
            while (plain.hasRemaining()) {
                if (records.read(plain, from + plain.position()) < 0) {
                    throw new IOException("A work file of the OSV index ended too early; make the index again.");
                }
            }
        }
        return plain.array();
    }

    private static byte[] footer(long table, int packages, OsvHoldings holdings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(table);
        out.writeInt(packages);
        out.writeLong(holdings.records());
        out.writeInt(PackageKey.KNOWN.size());
        for (Ecosystem each : PackageKey.KNOWN) {
            out.writeByte(each.ordinal());
            out.writeLong(holdings.of(each).records());
            out.writeLong(holdings.of(each).own());
            out.writeLong(holdings.of(each).newest());
        }
        out.writeInt(bytes.size());
        return bytes.toByteArray();
    }
}

package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.AdvisorySource;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An index that {@link OsvIndexWriter} made. Its digest is checked before each question is answered, through the one open file
 * that the answer is read from: an index that is replaced meanwhile does not mix with the one that was checked.
 */
final class OsvIndex implements AdvisorySource {
    private static final int DIGEST = 32;
    private static final int FOOTER = 8 + 4 + 8 + 4 + 4;
    private static final int HELD = 1 + 8 + 8 + 8;

    private final Path path;
    private final Instant now;

    OsvIndex(Path path, Instant now) {
        this.path = path;
        this.now = now;
    }

    /** Whether the file begins as an index does. */
    static boolean isIndex(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(OsvIndexWriter.MAGIC.length), OsvIndexWriter.MAGIC);
        }
    }

    @Override
    public Answer find(Collection<ComponentId> components) throws IOException, InterruptedException {
        Set<PackageKey> keys = OsvAnswer.keys(components);
        try (IndexFile file = new IndexFile(path)) {
            Footer footer = footer(file, verified(file));
            Map<PackageKey, List<OsvRecord>> records = new HashMap<>();
            for (Block block : blocks(file, footer, keys)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped while the OSV index was read");
                }
                records.put(block.key, records(file, block));
            }
            return new OsvAnswer(footer.holdings).of(components, records);
        } catch (EOFException e) {
            throw broken("it is not whole", e);
        }
    }

    private record Footer(long start, long end, int packages, OsvHoldings holdings) {}

    private record Block(PackageKey key, long offset, int packed, int plain, int records) {}

    /** Where the digest begins, which fits all before. */
    private long verified(IndexFile file) throws IOException {
        long end = file.size() - DIGEST;
        if (end < OsvIndexWriter.MAGIC.length + FOOTER) {
            throw broken("it is not whole", null);
        }
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[1 << 20];
        for (long at = 0; at < end; ) {
            int count = (int) Math.min(buffer.length, end - at);
            file.read(at, buffer, count);
            digest.update(buffer, 0, count);
            at += count;
        }
        byte[] own = file.read(end, DIGEST);
        if (!MessageDigest.isEqual(digest.digest(), own)) {
            throw broken("its content does not fit the digest at its end", null);
        }
        return end;
    }

    private Footer footer(IndexFile file, long end) throws IOException {
        int length = new DataInputStream(new ByteArrayInputStream(file.read(end - 4, 4))).readInt();
        if (length != FOOTER - 4 + HELD * PackageKey.KNOWN.size() || length > end) {
            throw broken("its footer has a wrong length", null);
        }
        byte[] bytes = file.read(end - 4 - length, length);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        long start = in.readLong();
        int packages = in.readInt();
        OsvHoldings holdings = new OsvHoldings(now);
        holdings.addRecords(in.readLong());
        int ecosystems = RecordCodec.bounded(in.readInt(), Ecosystem.values().length);
        for (int i = 0; i < ecosystems; i++) {
            Ecosystem ecosystem =
                    Ecosystem.values()[RecordCodec.bounded(in.readUnsignedByte(), Ecosystem.values().length - 1)];
            holdings.put(ecosystem, new OsvHoldings.Held(in.readLong(), in.readLong(), in.readLong()));
        }
        if (start < OsvIndexWriter.MAGIC.length || start > end - 4 - length) {
            throw broken("its table lies outside of it", null);
        }
        return new Footer(start, end - 4 - length, packages, holdings);
    }

    private List<Block> blocks(IndexFile file, Footer footer, Set<PackageKey> keys) throws IOException {
        List<Block> blocks = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(file.stream(footer.start, footer.end), 1 << 16))) {
            for (int i = 0; i < footer.packages; i++) {
                Ecosystem ecosystem =
                        Ecosystem.values()[RecordCodec.bounded(in.readUnsignedByte(), Ecosystem.values().length - 1)];
                PackageKey key = new PackageKey(ecosystem, RecordCodec.text(in));
                Block block = new Block(key, in.readLong(), in.readInt(), in.readInt(), in.readInt());
                if (keys.contains(key)) {
                    blocks.add(block);
                }
            }
        }
        return blocks;
    }

    private List<OsvRecord> records(IndexFile file, Block block) throws IOException {
        byte[] plain = Blocks.inflate(file.read(block.offset, block.packed), block.plain);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
        List<OsvRecord> records = new ArrayList<>();
        for (int i = 0; i < block.records; i++) {
            records.add(RecordCodec.read(in, block.key));
        }
        return records;
    }

    private IOException broken(String why, Throwable cause) {
        return new IOException(
                "The OSV index " + SafeText.quote(path.toString()) + " cannot be used: " + why
                        + ". Make it again from the OSV data.",
                cause);
    }
}

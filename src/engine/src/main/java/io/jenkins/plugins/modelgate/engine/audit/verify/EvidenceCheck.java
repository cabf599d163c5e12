package io.jenkins.plugins.modelgate.engine.audit.verify;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Recomputes the digest of every file in the evidence store. Evidence that no entry names is kept, never deleted. */
final class EvidenceCheck extends SimpleFileVisitor<Path> {
    private final Path store;
    private final Problems problems;
    private final LongConsumer progress;
    private long files;
    private long bytes;

    EvidenceCheck(Path log, Problems problems, LongConsumer progress) {
        this.store = log.resolve(LogLayout.EVIDENCE);
        this.problems = problems;
        this.progress = progress;
    }

    void run() throws IOException {
        if (Files.isDirectory(store, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(store, this);
        }
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = store.relativize(file).toString().replace('\\', '/');
        String path = LogLayout.EVIDENCE + "/" + name;
        if (!attributes.isRegularFile() || !name.matches("[0-9a-f]{2}/[0-9a-f]{62}")) {
            problems.add(Kind.UNKNOWN_FILE, path, -1, "no evidence has this name");
            return FileVisitResult.CONTINUE;
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MerkleHash.sha256();
            byte[] chunk = new byte[64 * 1024];
            for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
                digest.update(chunk, 0, got);
                bytes += got;
                progress.accept(got);
            }
            files++;
            String actual = HexFormat.of().formatHex(digest.digest());
            if (!actual.equals(name.replace("/", ""))) {
                problems.add(Kind.EVIDENCE_DIFFERS, path, -1, "its bytes have the digest " + actual);
            }
        } catch (IOException e) {
            problems.add(Kind.UNREADABLE, path, -1, String.valueOf(e.getMessage()));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        String name = store.relativize(file).toString().replace('\\', '/');
        problems.add(Kind.UNREADABLE, LogLayout.EVIDENCE + "/" + name, -1, String.valueOf(e.getMessage()));
        return FileVisitResult.CONTINUE;
    }
}

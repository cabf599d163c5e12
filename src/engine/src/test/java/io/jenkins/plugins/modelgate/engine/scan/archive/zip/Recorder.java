package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Notes every member that reaches the scanners, with the digest of its bytes. */
final class Recorder implements FormatScanner {
    final Set<String> seen = new HashSet<>();
    FileInspector.Result result;

    /** Reads an archive with nothing but the ZIP reader and this. */
    static Recorder of(byte[] archive) throws IOException {
        Recorder recorder = new Recorder();
        Formats formats = new Formats(List.of(new ZipScanner(List.of()), recorder));
        FileInspector inspector = new FileInspector(formats, ScanOptions.DEFAULT, Neighbours.NONE, "a.zip");
        byte[] tail = Arrays.copyOfRange(archive, Math.max(0, archive.length - Probe.TAIL), archive.length);
        recorder.result = inspector.inspect(
                new ByteArrayInputStream(archive),
                archive.length,
                tail,
                from -> new ByteArrayInputStream(archive, (int) from, archive.length - (int) from));
        return recorder;
    }

    static String key(String name, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return name + " " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String format() {
        return "recorded";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.depth() == 1;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        byte[] content = in.slice(Long.MAX_VALUE).readAllBytes();
        seen.add(key(inspection.member(), content));
    }
}

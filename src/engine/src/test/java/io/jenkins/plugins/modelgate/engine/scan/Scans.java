package io.jenkins.plugins.modelgate.engine.scan;

import io.jenkins.plugins.modelgate.engine.check.KnownFormats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Scans bytes in memory as the gate would scan a file of that name. */
public final class Scans {
    private Scans() {}

    /** With every known format and the default policy. */
    public static FileInspector.Result scan(String name, byte[] content) {
        return scan(name, content, ScanOptions.DEFAULT);
    }

    /** With every known format. */
    public static FileInspector.Result scan(String name, byte[] content, ScanOptions options) {
        FileInspector inspector = new FileInspector(KnownFormats.formats(), options, Neighbours.NONE, name);
        byte[] tail = Arrays.copyOfRange(content, Math.max(0, content.length - Probe.TAIL), content.length);
        try {
            return inspector.inspect(
                    new ByteArrayInputStream(content),
                    content.length,
                    tail,
                    offset -> new ByteArrayInputStream(
                            content, (int) offset, (int) Math.max(0, content.length - offset)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Identifiers of the rules that fired. */
    public static List<String> rules(FileInspector.Result result) {
        return result.findings().stream().map(finding -> finding.rule()).toList();
    }
}

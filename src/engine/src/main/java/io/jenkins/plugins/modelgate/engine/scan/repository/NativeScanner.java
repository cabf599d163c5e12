package io.jenkins.plugins.modelgate.engine.scan.repository;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/** Programs, libraries and byte code, by their first bytes; an extension only adds to that. */
public final class NativeScanner implements FormatScanner {
    @Override
    public String format() {
        return "native-code";
    }

    @Override
    public boolean loadable() {
        return false;
    }

    @Override
    public boolean matches(Probe probe) {
        return kind(probe) != null;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        String path = inspection.member() == null ? inspection.file() : inspection.member();
        String name = path.substring(path.lastIndexOf('/') + 1);
        Probe probe = new Probe(name, in.peek(ScanStream.MAX_PEEK), new byte[0], in.size(), inspection.depth());
        String kind = kind(probe);
        in.drain();
        if (kind == null) {
            inspection.incomplete(RepositoryRules.NATIVE_CODE, 0, "the content changed while it was read");
        } else {
            boolean object = kind.equals(OBJECT_STREAM);
            inspection.report(object ? RepositoryRules.OBJECT_STREAM : RepositoryRules.NATIVE_CODE, 0, kind);
        }
    }

    private static final String OBJECT_STREAM = "a Java object stream";

    @CheckForNull
    private static String kind(Probe probe) {
        if (probe.startsWith(0x7F, 'E', 'L', 'F')) {
            return "an ELF program or library";
        }
        if (isPortableExecutable(probe)) {
            return "a Windows program or library (PE)";
        }
        if (isMachO(probe)) {
            return "a Mach-O program or library";
        }
        if (probe.startsWith(0xCA, 0xFE, 0xBA, 0xBE) && at(probe, 6) == 0 && at(probe, 7) >= 45) {
            return "a Java class";
        }
        if (probe.startsWith(0xAC, 0xED, 0x00, 0x05)) {
            return OBJECT_STREAM;
        }
        if (probe.startsWith(0x00, 'a', 's', 'm') && at(probe, 4) < 16 && at(probe, 7) == 0) {
            return "WebAssembly";
        }
        if (probe.startsWith('B', 'C', 0xC0, 0xDE)) {
            return "LLVM byte code";
        }
        if (isPythonByteCode(probe)) {
            return "Python byte code";
        }
        return byName(probe);
    }

    /** Some formats cannot be told from their bytes for sure: then a name that only they have is enough. */
    @CheckForNull
    private static String byName(Probe probe) {
        return switch (probe.extension()) {
            case "so", "dll", "dylib", "exe" -> "named as a program or library, of unknown content";
            case "pyd", "pyc", "pyo" -> "named as a compiled Python module, of unknown content";
            case "class" -> "named as a Java class, of unknown content";
            default -> null;
        };
    }

    /**
     * {@code MZ} alone may begin any bytes: the header it points to must be there. Where that lies beyond the bytes
     * that are shown, any place inside the content counts; a program that runs elsewhere too ({@code MZqFpD}) has none.
     */
    private static boolean isPortableExecutable(Probe probe) {
        if (!probe.startsWith("MZ")) {
            return false;
        }
        if (probe.startsWith("MZqFpD")) {
            return true;
        }
        long header = at(probe, 0x3C) | at(probe, 0x3D) << 8 | at(probe, 0x3E) << 16 | (long) at(probe, 0x3F) << 24;
        if (header < 4 || at(probe, 0x3F) < 0) {
            return false;
        }
        if (header + 4 <= probe.head().length) {
            return probe.hasAt((int) header, 'P', 'E', 0, 0);
        }
        return probe.size() < 0 || header + 4 <= probe.size();
    }

    private static boolean isMachO(Probe probe) {
        boolean thin = probe.startsWith(0xFE, 0xED, 0xFA, 0xCE)
                || probe.startsWith(0xFE, 0xED, 0xFA, 0xCF)
                || probe.startsWith(0xCE, 0xFA, 0xED, 0xFE)
                || probe.startsWith(0xCF, 0xFA, 0xED, 0xFE);
        boolean fat = (probe.startsWith(0xCA, 0xFE, 0xBA, 0xBE) || probe.startsWith(0xCA, 0xFE, 0xBA, 0xBF))
                && at(probe, 4) == 0
                && at(probe, 5) == 0
                && at(probe, 6) == 0
                && at(probe, 7) < 20;
        return thin || fat;
    }

    /** A magic number that ends in carriage return and line feed, flags of 0 to 3, and later a marshalled code object. */
    private static boolean isPythonByteCode(Probe probe) {
        if (!probe.hasAt(2, '\r', '\n')) {
            return false;
        }
        boolean code = false;
        for (int offset : new int[] {8, 12, 16}) {
            code = code || (at(probe, offset) & 0x7F) == 'c';
        }
        int magic = at(probe, 0) | at(probe, 1) << 8;
        boolean known = magic >= 3000 && magic < 4000 || magic >= 20_000 && magic < 63_000;
        return code && known && (at(probe, 4) < 4 && at(probe, 7) == 0 || magic < 3390 || magic >= 20_000);
    }

    private static int at(Probe probe, int index) {
        return index < probe.head().length ? probe.head()[index] & 0xFF : -1;
    }
}

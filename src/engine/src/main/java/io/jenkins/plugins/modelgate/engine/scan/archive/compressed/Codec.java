package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;

/** One kind of compression. */
interface Codec {
    /** Identifier of the format in reports. */
    String format();

    /** Whether a loader would decompress this content so. */
    boolean matches(Probe probe);

    /**
     * Opens what comes next, from its magic on: one stream, member or frame. Read to its end it leaves {@code in} at the
     * first byte behind it.
     *
     * @param notes where oddities of the headers are reported; offsets are those of {@code in}
     */
    InputStream open(ScanStream in, Notes notes) throws IOException;

    /** Whether another stream that the same decompressor joins to the first begins here; may consume padding. */
    boolean goesOn(ScanStream in) throws IOException;

    /** Extensions that the compressed form adds, lower case, without the dot. */
    String[] extensions();
}

package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.image.BlobDigest;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.Decompression;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarScanner;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Reads one layer, which is a tar archive, compressed or not; one instance for one reading. */
final class LayerScanner implements FormatScanner {
    private final LayerType type;
    private final BlobDigest diffId;
    private final Function<Inspection, TarVisitor> visitors;

    /** @param diffId digest that the decompressed layer must have */
    LayerScanner(LayerType type, BlobDigest diffId, Function<Inspection, TarVisitor> visitors) {
        this.type = type;
        this.diffId = diffId;
        this.visitors = visitors;
    }

    @Override
    public String format() {
        return "oci-layer";
    }

    /** The files in it may be models; they are examined, and named, by themselves. */
    @Override
    public boolean carriesModel() {
        return false;
    }

    /** It is the only scanner that is asked, and for the layer itself alone. */
    @Override
    public boolean matches(Probe probe) {
        return probe.depth() == 0;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        if (!type.fits(in.peek(16))) {
            inspection.incomplete(ImageRules.LAYER_TYPE, 0, "the first bytes are not those of its media type");
            in.drain();
            return;
        }
        if (type.compression() == null) {
            archive(in.slice(Long.MAX_VALUE), inspection, inspection.replay());
            return;
        }
        try (Decompression packed = Decompression.open(type.compression(), in, inspection)) {
            archive(
                    packed.content(),
                    inspection,
                    Decompression.replay(type.compression(), inspection.replay(), inspection));
        }
    }

    private void archive(InputStream bytes, Inspection inspection, @CheckForNull Replay again) throws IOException {
        DigestingStream digesting = new DigestingStream(bytes, diffId, count -> {});
        ScanStream archive = new ScanStream(digesting, -1);
        TarScanner.read(archive, inspection, again, visitors.apply(inspection));
        archive.drain();
        String found = digesting.finish();
        if (!found.equals(diffId.hex())) {
            inspection.report(
                    ImageRules.DIFF_ID, -1, "diff_ids says " + diffId + ", it is " + diffId.algorithm() + ":" + found);
        }
    }
}

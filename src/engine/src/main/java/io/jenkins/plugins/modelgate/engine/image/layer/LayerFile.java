package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import java.util.List;
import java.util.Map;

/** Content of a file in a layer, with what its examination came to. Several names of the image may lead to it. */
public final class LayerFile {
    /** What nobody has to say anything about: shared, because an image has a hundred thousand such files. */
    static final FileInspector.Result NOTHING =
            new FileInspector.Result("unknown", Coverage.NONE, false, List.of(), List.of(), List.of(), Map.of());

    private final String path;
    private final long at;
    private final long size;
    private final boolean executable;
    private String sha256;
    private FileInspector.Result result = NOTHING;
    private boolean asked;
    private boolean text;

    LayerFile(String path, long at, long size, boolean executable) {
        this.path = path;
        this.at = at;
        this.size = size;
        this.executable = executable;
    }

    /** Where the layer puts it. */
    public String path() {
        return path;
    }

    /** Where its header stands in the decompressed layer: what tells it from every other file of the layer. */
    long at() {
        return at;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Whether its owner may run it. */
    public boolean executable() {
        return executable;
    }

    /** Digest of its bytes, lower-case hexadecimal, or null if they were not read to their end. */
    @CheckForNull
    public String sha256() {
        return sha256;
    }

    /** What the examination came to. */
    public FileInspector.Result result() {
        return result;
    }

    /** Whether no scanner knows it and it is plain text throughout: no model loader takes that. */
    public boolean isPlainText() {
        return text;
    }

    void plainText() {
        text = true;
    }

    /** Whether its examination needs to know what lies beside it in the image. */
    public boolean asked() {
        return asked;
    }

    void examined(@CheckForNull String digest, FileInspector.Result outcome, boolean asksForNeighbours) {
        boolean plain = outcome.equals(NOTHING);
        sha256 = digest;
        result = plain ? NOTHING : outcome;
        asked = asksForNeighbours;
    }
}

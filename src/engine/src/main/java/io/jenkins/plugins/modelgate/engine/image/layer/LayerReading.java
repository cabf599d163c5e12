package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.image.Blob;
import io.jenkins.plugins.modelgate.engine.image.BlobDigest;
import io.jenkins.plugins.modelgate.engine.image.Descriptor;
import io.jenkins.plugins.modelgate.engine.image.ImageException;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.image.Layout;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarVisitor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Reads layers: blob digest, diff_id and every file of it in one pass. */
public final class LayerReading {
    private final Layout layout;
    private final Formats formats;
    private final ScanOptions options;
    private final AtomicInteger members = new AtomicInteger();
    private final LongConsumer onBytes;

    /** @param formats that files in layers are examined for */
    public LayerReading(Layout layout, Formats formats, ScanOptions options, LongConsumer onBytes) {
        this.layout = layout;
        this.formats = formats;
        this.options = options;
        this.onBytes = onBytes;
    }

    /** Reads a layer to its end; whatever keeps it from that is among the findings, and its coverage is not full. */
    public Layer read(Descriptor descriptor, BlobDigest diffId) throws InterruptedIOException {
        List<LayerEntry> entries = new ArrayList<>();
        MemberExamination examination = new MemberExamination(formats, options);
        return read(
                descriptor,
                diffId,
                inspection -> new LayerMembers(inspection, examination, members, entries),
                entries,
                onBytes);
    }

    /**
     * Reads a layer once more for files that must be examined under another name, or with knowledge of what lies beside
     * them.
     *
     * @param looks by the place of the file in the layer
     * @return whether it was read to its end and is the same as before
     */
    public boolean again(Descriptor descriptor, BlobDigest diffId, Map<Long, List<SecondLook>> looks)
            throws InterruptedIOException {
        MemberExamination examination = new MemberExamination(formats, options);
        Layer second =
                read(descriptor, diffId, inspection -> new SecondVisit(examination, looks), List.of(), count -> {});
        return second.coverage() == Coverage.FULL;
    }

    private Layer read(
            Descriptor descriptor,
            BlobDigest diffId,
            Function<Inspection, TarVisitor> visitors,
            List<LayerEntry> entries,
            LongConsumer progress)
            throws InterruptedIOException {
        String where = Layout.path(descriptor.digest());
        List<Finding> findings = new ArrayList<>();
        Coverage coverage = Coverage.NONE;
        String sha256 = null;
        long bytes = descriptor.size();
        if (LayerType.isForeign(descriptor)) {
            findings.add(finding(
                    ImageRules.FOREIGN,
                    where,
                    SafeText.quote(descriptor.mediaType()) + " "
                            + SafeText.of(descriptor.urls().toString())));
        }
        try (Blob blob = layout.blob(descriptor.digest())) {
            if (blob == null) {
                throw new ImageException(ImageRules.MISSING, where, "a layer that the layout does not have");
            }
            bytes = blob.size();
            LayerScanner scanner = new LayerScanner(LayerType.of(descriptor), diffId, visitors);
            if (blob.size() > options.limits().fileBytes()) {
                throw new LimitException(
                        ScanRules.LIMIT,
                        blob.size() + " bytes, limits.fileBytes is "
                                + options.limits().fileBytes());
            }
            // The report names every file by its SHA-256; a digest of another kind is one more.
            DigestingStream reported = descriptor.digest().isSha256() ? null : DigestingStream.sha256(blob.at(0));
            DigestingStream content =
                    new DigestingStream(reported == null ? blob.at(0) : reported, descriptor.digest(), progress);
            FileInspector inspector = new FileInspector(new Formats(List.of(scanner)), options, Neighbours.NONE, where);
            FileInspector.Result result = inspector.inspect(content, blob.size(), new byte[0], blob::at);
            String hex = content.finish();
            findings.addAll(result.findings());
            blob.checkUnchanged();
            coverage = result.coverage();
            sha256 = reported == null ? hex : reported.finish();
            if (!hex.equals(descriptor.digest().hex()) || content.total() != descriptor.size()) {
                findings.add(finding(
                        ImageRules.DIGEST,
                        where,
                        content.total() + " bytes of "
                                + descriptor.digest().algorithm() + ":" + hex + ", the manifest says "
                                + descriptor.size()
                                + " of " + descriptor.digest()));
                coverage = Coverage.PARTIAL;
            }
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ImageException e) {
            findings.add(finding(e.rule(), where, e.getMessage()));
        } catch (LimitException e) {
            findings.add(finding(e.rule(), where, e.getMessage()));
        } catch (IOException e) {
            findings.add(finding(ScanRules.UNREADABLE, where, e.getClass().getSimpleName() + ": " + e.getMessage()));
        }
        return new Layer(descriptor, diffId, List.copyOf(entries), findings, coverage, sha256, bytes);
    }

    private static Finding finding(Rule rule, String where, String detail) {
        return Finding.of(rule, Location.ofFile(where), SafeText.of(detail, 2000));
    }

    /**
     * A layer after its reading.
     *
     * @param descriptor in the manifest
     * @param diffId in the configuration
     * @param entries members in the layer's order
     * @param findings about the layer itself
     * @param coverage how much of it was read
     * @param sha256 of the bytes that were read; null if not to their end
     * @param bytes size of the blob
     */
    public record Layer(
            Descriptor descriptor,
            BlobDigest diffId,
            List<LayerEntry> entries,
            List<Finding> findings,
            Coverage coverage,
            @CheckForNull String sha256,
            long bytes) {
        public Layer {
            findings = List.copyOf(findings);
        }
    }
}

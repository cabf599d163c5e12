package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.ArtifactFile;
import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.artifact.DigestStream;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import io.jenkins.plugins.modelgate.engine.signature.proof.ReadFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Examines one entry of the tree: opens, digests and scans it in one reading. */
final class FileExamination {
    /** Format of a link to a directory: it has no content of its own. */
    static final String LINK_FORMAT = Artifact.LINK;

    /** A second thread pays only where there is something to overlap, in bytes. */
    static final long READ_AHEAD_FROM = 32 << 20;

    private final Formats formats;
    private final ScanOptions options;
    private final boolean readAhead;
    private final LongConsumer onBytes;
    private final Function<TreeEntry, List<ContentSink>> sinks;

    /** @param sinks who else wants to see the bytes of an entry */
    FileExamination(
            Formats formats,
            ScanOptions options,
            boolean readAhead,
            LongConsumer onBytes,
            Function<TreeEntry, List<ContentSink>> sinks) {
        this.onBytes = onBytes;
        this.sinks = sinks;
        this.formats = formats;
        this.options = options;
        this.readAhead = readAhead;
    }

    /** @throws InterruptedIOException when the check was told to stop; everything else becomes a finding */
    Examined examine(TreeEntry entry, Neighbours neighbours) throws InterruptedIOException {
        List<Finding> findings = new ArrayList<>();
        if (!entry.hasPlainName()) {
            findings.add(finding(ArtifactRules.NAME_ENCODING, entry, "bytes that are not UTF-8 are shown as \\xNN"));
        }
        Rule refusal = EntryRefusal.rule(entry, options.limits().fileBytes());
        if (refusal != null) {
            findings.add(finding(
                    refusal, entry, EntryRefusal.detail(entry, options.limits().fileBytes())));
            boolean closed = refusal != ArtifactRules.DIRECTORY_LINK;
            return unread(entry, closed, findings);
        }
        try (ArtifactFile file = ArtifactFile.open(entry)) {
            return read(entry, file, neighbours, findings);
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (LimitException e) {
            findings.add(finding(e.rule(), entry, e.getMessage()));
        } catch (IOException e) {
            findings.add(finding(ArtifactRules.UNREADABLE, entry, reason(e)));
        }
        return unread(entry, true, findings);
    }

    private Examined read(TreeEntry entry, ArtifactFile file, Neighbours neighbours, List<Finding> findings)
            throws IOException {
        FileInspector inspector = new FileInspector(formats, options, neighbours, entry.path());
        boolean ahead = readAhead && file.size() >= READ_AHEAD_FROM;
        try (DigestStream bytes = file.digested(ahead, onBytes, sinks.apply(entry))) {
            FileInspector.Result result = inspector.inspect(bytes, file.size(), file.tail(Probe.TAIL), file::at);
            String sha256 = bytes.finish();
            Coverage coverage = result.coverage();
            boolean changed = false;
            findings.addAll(result.findings());
            if (!result.dropped().isEmpty()) {
                findings.add(finding(ArtifactRules.DROPPED, entry, counted(result.dropped())));
            }
            if (bytes.total() != file.size() || !file.isUnchanged()) {
                findings.add(finding(
                        ArtifactRules.CHANGED, entry, bytes.total() + " bytes were read, it had " + file.size()));
                sha256 = null;
                changed = true;
            }
            if (!entry.hasPlainName()) {
                coverage = coverage.worse(Coverage.PARTIAL);
            }
            boolean loadable = result.loadable() || changed || !entry.hasPlainName();
            Artifact artifact = new Artifact(entry.path(), bytes.total(), sha256, result.format(), coverage, loadable);
            return new Examined(entry, artifact, result.modelFormats(), findings, result.remarks());
        }
    }

    private static String counted(Map<String, Long> dropped) {
        long sum = dropped.values().stream().mapToLong(Long::longValue).sum();
        return sum + " more were counted: "
                + new TreeMap<>(dropped)
                        .entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(Collectors.joining(", "));
    }

    /** {@code closed}: keeps the gate closed, because something would be loaded that nobody has seen. */
    private static Examined unread(TreeEntry entry, boolean closed, List<Finding> findings) {
        String format = entry.kind() == TreeEntry.Kind.DIRECTORY_LINK ? LINK_FORMAT : Artifact.UNKNOWN;
        Artifact artifact = new Artifact(entry.path(), entry.size(), null, format, Coverage.NONE, closed);
        return new Examined(entry, artifact, List.of(), findings, List.of());
    }

    private static Finding finding(Rule rule, TreeEntry entry, String detail) {
        return Finding.of(rule, Location.ofFile(entry.path()), SafeText.of(detail, 2000));
    }

    private static String reason(IOException e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return e.getClass().getSimpleName() + message;
    }

    private static InterruptedIOException interrupted(IOException cause) {
        InterruptedIOException interrupted = new InterruptedIOException("interrupted");
        interrupted.initCause(cause);
        return interrupted;
    }

    /** What became of an entry. */
    record Examined(
            TreeEntry entry,
            Artifact artifact,
            List<String> modelFormats,
            List<Finding> findings,
            List<Remark> remarks) {

        /** What a signature compares with. */
        ReadFile readFile() {
            boolean known = !artifact.format().equals(Artifact.UNKNOWN);
            boolean model = !modelFormats.isEmpty() || artifact.loadable() && !known;
            return new ReadFile(entry, artifact.bytes(), artifact.sha256(), model, artifact.loadable() || known);
        }
    }
}

package io.jenkins.plugins.modelgate.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** The inspection of one content: a file or something nested in it. */
final class ContentInspection implements Inspection {
    private final FileInspector inspector;
    private final String member;
    private final int depth;
    private final Replay replay;
    private String format = Artifact.UNKNOWN;
    private Coverage coverage = Coverage.FULL;
    private Severity worst;
    private final Set<String> inside = new LinkedHashSet<>();

    ContentInspection(FileInspector inspector, @CheckForNull String member, int depth, @CheckForNull Replay replay) {
        this.inspector = inspector;
        this.member = member;
        this.depth = depth;
        this.replay = replay;
    }

    @Override
    public String file() {
        return inspector.file();
    }

    @Override
    public String member() {
        return member;
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public ScanOptions options() {
        return inspector.options();
    }

    @Override
    public Neighbours neighbours() {
        return depth == 0 ? inspector.neighbours() : Neighbours.NONE;
    }

    @Override
    public Replay replay() {
        return replay;
    }

    @Override
    public void format(String newFormat) {
        format = newFormat;
    }

    String format() {
        return format;
    }

    /** Model formats of what is nested in this content: a plain container is as much of a model as what it holds. */
    List<String> inside() {
        return List.copyOf(inside);
    }

    Coverage coverage() {
        return coverage;
    }

    Severity worst() {
        return worst;
    }

    @Override
    public void report(Rule rule, long offset, String detail) {
        report(rule, rule.severity(), offset, detail);
    }

    @Override
    public void report(Rule rule, Severity severity, long offset, String detail) {
        seen(severity);
        inspector.add(rule, severity, member, offset, detail);
    }

    @Override
    public void incomplete(Rule rule, long offset, String detail) {
        coverage = coverage.worse(Coverage.PARTIAL);
        report(rule, offset, detail);
    }

    /** As {@link #incomplete}; what stops a member, its container and the container's own is reported once. */
    void stopped(Exception cause, Rule rule, long offset) {
        if (inspector.isNew(cause)) {
            incomplete(
                    rule, offset, cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
        } else {
            coverage = coverage.worse(Coverage.PARTIAL);
        }
    }

    @Override
    public void remark(String kind, String value) {
        inspector.add(new Remark(kind, file(), member, value));
    }

    @Override
    public Nested nested(
            String name,
            long size,
            InputStream content,
            @CheckForNull Replay again,
            List<? extends FormatScanner> appointed)
            throws IOException {
        int limit = options().limits().archiveDepth();
        if (depth >= limit) {
            throw new LimitException(
                    ScanRules.LIMIT, "limits.archiveDepth: nested more than " + limit + " levels deep");
        }
        inspector.budget().member();
        String path = member == null ? name : member + "!/" + name;
        ContentInspection inner = new ContentInspection(inspector, path, depth + 1, again);
        FileInspector.Outcome outcome = inner.run(name.substring(name.lastIndexOf('/') + 1), size, content, appointed);
        if (inside.size() < Limits.NESTING) {
            inside.addAll(outcome.modelFormats());
        }
        if (outcome.loadable()) {
            coverage = coverage.worse(outcome.coverage() == Coverage.FULL ? Coverage.FULL : Coverage.PARTIAL);
        }
        if (inner.worst != null) {
            seen(inner.worst);
        }
        return new Nested(outcome.format(), outcome.coverage(), inner.worst);
    }

    /** A member that cannot be decompressed is that member's misfortune: its container goes on. */
    private FileInspector.Outcome run(
            String name, long size, InputStream content, List<? extends FormatScanner> appointed) throws IOException {
        try {
            return new ContentScan(inspector.formats(), this, appointed).run(name, size, new TailStream(content, size));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (LimitException e) {
            stopped(e, e.rule(), -1);
        } catch (MalformedException e) {
            stopped(e, e.rule(), e.offset());
        } catch (TruncatedException e) {
            stopped(e, ScanRules.TRUNCATED, e.position());
        } catch (IOException e) {
            stopped(e, ScanRules.UNREADABLE, -1);
        }
        return new FileInspector.Outcome(format, Coverage.PARTIAL, true, List.of());
    }

    @Override
    public InputStream guard(InputStream decompressed, LongSupplier consumed) {
        return new GuardedStream(
                decompressed, inspector.budget(), options().limits().expansionRatio(), consumed);
    }

    private void seen(Severity severity) {
        if (worst == null || severity.atLeast(worst)) {
            worst = severity;
        }
    }
}

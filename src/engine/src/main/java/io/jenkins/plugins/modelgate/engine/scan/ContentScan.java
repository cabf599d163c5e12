package io.jenkins.plugins.modelgate.engine.scan;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds the scanners for one content and runs them: the first on the bytes as they come, the others on a replay. */
final class ContentScan {
    private static final byte[] NO_TAIL = new byte[0];

    private final Formats formats;
    private final ContentInspection inspection;
    private final List<? extends FormatScanner> appointed;
    private Spool spool;

    ContentScan(Formats formats, ContentInspection inspection) {
        this(formats, inspection, List.of());
    }

    /** @param appointed scanners that the container has chosen for this content */
    ContentScan(Formats formats, ContentInspection inspection, List<? extends FormatScanner> appointed) {
        this.formats = formats;
        this.inspection = inspection;
        this.appointed = List.copyOf(appointed);
    }

    /** Content whose end is seen only after it has been read. */
    Outcome run(String name, long size, TailStream content) throws IOException {
        if (inspection.replay() == null) {
            spool = new Spool(content);
        }
        ScanStream in = new ScanStream(spool == null ? content : spool, size);
        byte[] head = in.peek(ScanStream.MAX_PEEK);
        long known = head.length < ScanStream.MAX_PEEK ? head.length : size < head.length ? -1 : size;
        Probe first = new Probe(name, head, NO_TAIL, known, inspection.depth());
        List<FormatScanner> done = matching(first);
        if (spool != null && done.size() < 2 && head.length == ScanStream.MAX_PEEK) {
            spool.stop();
        }
        Outcome outcome = scan(first, done, in);
        Probe whole = new Probe(name, first.head(), content.tail(), in.position(), inspection.depth());
        List<FormatScanner> late = new ArrayList<>(matching(whole));
        late.removeAll(done);
        return late.isEmpty() ? outcome : late(late, whole, outcome);
    }

    /** Content whose end is known beforehand. */
    Outcome run(String name, long size, InputStream content, byte[] tail) throws IOException {
        ScanStream in = new ScanStream(content, size);
        Probe probe = new Probe(name, in.peek(ScanStream.MAX_PEEK), tail, size, inspection.depth());
        return scan(probe, matching(probe), in);
    }

    private List<FormatScanner> matching(Probe probe) {
        List<FormatScanner> scanners = new ArrayList<>(appointed);
        for (FormatScanner scanner : formats.matching(probe)) {
            boolean superseded = scanners.stream().anyMatch(found -> found.supersedes(scanner));
            if (!superseded && appointed.stream().noneMatch(chosen -> chosen.replaces(scanner))) {
                scanners.add(scanner);
            }
        }
        return scanners;
    }

    private Outcome late(List<FormatScanner> late, Probe probe, Outcome before) throws IOException {
        List<String> models = new ArrayList<>(before.modelFormats());
        for (FormatScanner scanner : late) {
            again(scanner, probe.size(), models);
        }
        boolean known = !before.format().equals(Artifact.UNKNOWN);
        String format = known ? before.format() : late.get(0).format();
        return new Outcome(format, inspection.coverage(), true, models.isEmpty() ? inspection.inside() : models);
    }

    private Outcome scan(Probe probe, List<FormatScanner> scanners, ScanStream in) throws IOException {
        if (scanners.isEmpty()) {
            return unknown(probe, in);
        }
        FormatScanner primary = scanners.get(0);
        List<String> models = new ArrayList<>();
        String format = attempt(primary, in, models);
        in.drain();
        for (FormatScanner other : scanners.subList(1, scanners.size())) {
            again(other, probe.size(), models);
        }
        boolean loadable = scanners.stream().anyMatch(FormatScanner::loadable) || Formats.isLoadableName(probe);
        return new Outcome(format, inspection.coverage(), loadable, models.isEmpty() ? inspection.inside() : models);
    }

    private Outcome unknown(Probe probe, ScanStream in) throws IOException {
        boolean loadable = Formats.isLoadableName(probe);
        if (loadable && probe.head().length == 0) {
            inspection.incomplete(ScanRules.EMPTY, -1, "the file is empty");
        } else if (loadable) {
            inspection.incomplete(
                    ScanRules.UNKNOWN_FORMAT,
                    0,
                    "the extension ." + probe.extension()
                            + " belongs to model loaders, the content is no known format");
        }
        in.drain();
        return new Outcome(Artifact.UNKNOWN, Coverage.NONE, loadable, List.of());
    }

    private void again(FormatScanner scanner, long size, List<String> models) throws IOException {
        Replay replay = spool != null && spool.isWhole() ? spool : inspection.replay();
        if (replay == null) {
            inspection.incomplete(
                    ScanRules.UNREADABLE, -1, "also " + scanner.format() + ", and cannot be read a second time here");
            return;
        }
        try (InputStream bytes = replay.openAt(0)) {
            attempt(scanner, new ScanStream(bytes, size), models);
        }
    }

    /** One scanner; returns the name of the format, which it may know more exactly once it has seen the content. */
    private String attempt(FormatScanner scanner, ScanStream in, List<String> models) throws IOException {
        inspection.format(scanner.format());
        attempt(scanner, in);
        String format = inspection.format();
        if (scanner.carriesModel() || !format.equals(scanner.format())) {
            models.add(format);
        }
        return format;
    }

    /** One scanner; what stops it is reported and never takes away what it has found before. */
    private void attempt(FormatScanner scanner, ScanStream in) throws IOException {
        try {
            scanner.scan(in, inspection);
            if (!in.atEnd()) {
                inspection.report(
                        ScanRules.TRAILING_DATA, in.position(), "bytes after the end of the " + scanner.format());
            }
        } catch (TruncatedException e) {
            inspection.stopped(e, ScanRules.TRUNCATED, e.position());
        } catch (MalformedException e) {
            inspection.stopped(e, e.rule(), e.offset());
        } catch (LimitException e) {
            inspection.stopped(e, e.rule(), in.position());
        } catch (RuntimeException | StackOverflowError e) {
            inspection.incomplete(
                    ScanRules.FAILURE,
                    in.position(),
                    scanner.format() + " scanner: " + e.getClass().getName());
        }
    }
}

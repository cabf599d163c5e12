package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.IOException;

/** Python pickles of protocols 0 to 5, one or several in a row. */
public final class PickleScanner implements FormatScanner {
    private final PickleDialect.Factory dialects;

    /** @param dialects of loaders that read the same files: what pickles may hold beyond opcodes */
    public PickleScanner(PickleDialect.Factory dialects) {
        this.dialects = dialects;
    }

    @Override
    public String format() {
        return "pickle";
    }

    @Override
    public boolean matches(Probe probe) {
        return PickleProbe.matches(probe);
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        boolean more = true;
        while (more) {
            boolean ended = one(in, inspection);
            more = ended && !in.atEnd() && PickleProbe.isPickle(in.peek(ScanStream.MAX_PEEK), rest(in), false);
            if (ended && !more && !in.atEnd()) {
                inspection.report(
                        PickleRules.TRAILING, in.position(), "bytes behind the end of the pickle that are no pickle");
            }
        }
        HiddenPickles.search(in, inspection);
    }

    /** One pickle; false if it could not be followed to its end. */
    private boolean one(ScanStream in, Inspection inspection) throws IOException {
        long start = in.position();
        PickleDialect dialect = dialects.of(inspection);
        boolean ended = false;
        try {
            new PickleMachine(in, inspection, dialect).run();
            ended = true;
        } catch (TruncatedException e) {
            inspection.incomplete(ScanRules.TRUNCATED, e.position(), e.getMessage());
        } catch (MalformedException e) {
            inspection.incomplete(e.rule(), e.offset(), e.getMessage());
        } catch (LimitException e) {
            inspection.incomplete(e.rule(), in.position(), e.getMessage());
        }
        if (dialect.firstRaw() >= 0) {
            new PlainReading(inspection, start, dialect.firstRaw()).run(in.size());
        }
        return ended;
    }

    private static long rest(ScanStream in) {
        return in.size() < 0 ? -1 : in.remaining();
    }
}

package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import io.jenkins.plugins.modelgate.engine.scan.pickle.HiddenPickles;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleMachine;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleResult;
import java.io.IOException;

/** A pickle that PyTorch's own loader reads, in the place of the general scanner for pickles. */
final class TorchPickle implements FormatScanner {
    private final PickleDialect dialect;

    TorchPickle(PickleDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String format() {
        return "pickle";
    }

    @Override
    public boolean matches(Probe probe) {
        return false;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        run(in, inspection, dialect);
        if (!in.atEnd()) {
            long end = in.position();
            inspection.report(ScanRules.TRAILING_DATA, end, "bytes behind the pickle");
            HiddenPickles.search(in, inspection);
        }
    }

    /**
     * Follows one pickle.
     *
     * @return what it makes, or null if it could not be followed to its end; that has been reported
     */
    @CheckForNull
    static PickleResult run(ScanStream in, Inspection inspection, PickleDialect dialect) throws IOException {
        try {
            return new PickleMachine(in, inspection, dialect).run();
        } catch (TruncatedException e) {
            inspection.incomplete(ScanRules.TRUNCATED, e.position(), e.getMessage());
        } catch (MalformedException e) {
            inspection.incomplete(e.rule(), e.offset(), e.getMessage());
        } catch (LimitException e) {
            inspection.incomplete(e.rule(), in.position(), e.getMessage());
        }
        return null;
    }
}

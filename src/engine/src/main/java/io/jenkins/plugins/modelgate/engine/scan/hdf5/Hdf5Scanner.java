package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;

/**
 * HDF5 files: Keras models and weights, and whatever else is kept in them. The format is read by address, so the walk
 * needs a second reading of the content; values of datasets are numbers and are not looked at.
 */
public final class Hdf5Scanner implements FormatScanner {
    private static final int[] SIGNATURE = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    /** The signature may stand behind a block of the user's own: at 0, 512, 1024, ... */
    private static final int FIRST = 512;

    @Override
    public String format() {
        return "hdf5";
    }

    @Override
    public boolean matches(Probe probe) {
        return signature(probe) >= 0;
    }

    private static int signature(Probe probe) {
        for (int at = 0; at < probe.head().length; at = at == 0 ? FIRST : at * 2) {
            if (probe.hasAt(at, SIGNATURE)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        Probe head = new Probe("", in.peek(ScanStream.MAX_PEEK), new byte[0], -1, 0);
        if (inspection.replay() == null) {
            inspection.incomplete(Hdf5Rules.UNEXAMINED, 0, "the content cannot be read by address here");
            in.drain();
            return;
        }
        long end;
        try (Hdf5File file = Hdf5File.open(inspection.replay(), Math.max(0, signature(head)))) {
            end = file.end();
            walk(file, inspection);
        }
        in.drain();
        if (in.position() > end) {
            inspection.report(ScanRules.TRAILING_DATA, end, "bytes after the end that the HDF5 file names");
        } else if (in.position() < end) {
            inspection.incomplete(ScanRules.TRUNCATED, in.position(), "the HDF5 file names " + end + " as its end");
        }
    }

    private static void walk(Hdf5File file, Inspection inspection) throws IOException {
        Sparing findings = new Sparing(inspection);
        Links links = new Links(inspection);
        Attributes attributes = new Attributes(file, inspection);
        SymbolTable groups = new SymbolTable(file, links);
        if (file.hasDriver()) {
            findings.report(Hdf5Rules.EXTERNAL, 0, "a driver spreads the file over several");
        }
        links.hard(file.extension());
        links.hard(file.root());
        try {
            for (Long object = links.next(); object != null; object = links.next()) {
                ObjectVisitor visitor = new ObjectVisitor(inspection, findings, links, groups, attributes);
                new ObjectHeader(file, visitor).read(object);
                visitor.close(file.end(), object);
            }
        } finally {
            links.finish();
            findings.finish();
            inspection.format(attributes.hasModel() ? "keras-hdf5" : "hdf5");
        }
    }
}
